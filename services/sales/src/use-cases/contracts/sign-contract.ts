import { type Actor, isRefusal } from '@tributary/service-kit';
import { signContract } from '../../domain/contract/contract';
import { winOpportunity } from '../../domain/opportunity/close-opportunity';
import { type AtTheDesk, changedMeanwhile, notFound } from '../at-the-desk';
import type { OpportunityDesk } from '../opportunities/opportunity-desk';
import type { ContractDesk } from './contract-desk';

export interface SignContract {
  readonly contractId: string;
  readonly expectedVersion: number;
  readonly signedAt: Date;
}

type SigningDesk = Pick<ContractDesk, 'contract' | 'saveContract'> & Pick<OpportunityDesk, 'opportunity' | 'saveOpportunity'>;

interface Needs {
  readonly atTheDesk: AtTheDesk<SigningDesk>;
  readonly now: () => Date;
}

/** SL-8, SL-14: the contract is in force and its opportunity won; the others hear of it by the event. */
export const makeSignContract =
  ({ atTheDesk, now }: Needs) =>
  (actor: Actor, { contractId, expectedVersion, signedAt }: SignContract) =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.contract(contractId);
      if (!before) return notFound;
      const conflict = changedMeanwhile(before, expectedVersion);
      if (conflict) return conflict;
      const opportunity = await desk.opportunity(before.opportunityId);
      if (!opportunity) return notFound;
      const outcome = signContract(before, signedAt, opportunity, now());
      if (isRefusal(outcome)) return outcome;

      const won = winOpportunity(opportunity, now());
      if (won) await desk.saveOpportunity(opportunity, won);
      return desk.saveContract(before, outcome);
    });
