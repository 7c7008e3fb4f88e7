import { type Actor, isRefusal } from '@tributary/service-kit';
import { submitContract } from '../../domain/contract/contract';
import { type AtTheDesk, changedMeanwhile, notFound } from '../at-the-desk';
import type { ContractDesk } from './contract-desk';

export interface SubmitContract {
  readonly contractId: string;
  readonly expectedVersion: number;
}

interface Needs {
  readonly atTheDesk: AtTheDesk<Pick<ContractDesk, 'contract' | 'saveContract' | 'askForApproval'>>;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** SL-8: whoever submits it is who asks, and so never approves it. */
export const makeSubmitContract =
  ({ atTheDesk, newId, now }: Needs) =>
  (actor: Actor, { contractId, expectedVersion }: SubmitContract) =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.contract(contractId);
      if (!before) return notFound;
      const conflict = changedMeanwhile(before, expectedVersion);
      if (conflict) return conflict;
      const outcome = submitContract(before, now());
      if (isRefusal(outcome)) return outcome;

      const { number, total, version } = outcome.contract;
      await desk.askForApproval({
        ...{ requestId: newId(), kind: 'contract', documentId: contractId, documentVersion: version },
        ...{ summary: number, amount: total, discountPercent: undefined, requesterId: actor.id, dueAt: now() },
      });
      return desk.saveContract({ ...before, approvalId: '', approvalProblem: '' }, outcome);
    });
