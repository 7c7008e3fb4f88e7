import { type Actor, isRefusal } from '@tributary/service-kit';
import { loseOpportunity } from '../../domain/opportunity/close-opportunity';
import { type AtTheDesk, changedMeanwhile, notFound } from '../at-the-desk';
import type { OpportunityDesk } from './opportunity-desk';

export interface LoseOpportunity {
  readonly opportunityId: string;
  readonly reason: string;
  readonly expectedVersion: number;
}

interface Needs {
  readonly atTheDesk: AtTheDesk<Pick<OpportunityDesk, 'opportunity' | 'saveOpportunity'>>;
  readonly now: () => Date;
}

export const makeLoseOpportunity =
  ({ atTheDesk, now }: Needs) =>
  (actor: Actor, { opportunityId, reason, expectedVersion }: LoseOpportunity) =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.opportunity(opportunityId);
      if (!before) return notFound;
      const conflict = changedMeanwhile(before, expectedVersion);
      if (conflict) return conflict;
      const outcome = loseOpportunity(before, reason, now());
      if (isRefusal(outcome)) return outcome;
      await desk.saveOpportunity(before, outcome);
      return outcome.opportunity;
    });
