import { type Actor, isRefusal } from '@tributary/service-kit';
import { type Move, type MoveRefusal, moveOpportunity } from '../../domain/opportunity/move-opportunity';
import type { Opportunity } from '../../domain/opportunity/opportunity';
import { type AtTheDesk, changedMeanwhile, type NotFound, notFound, type VersionConflict } from '../at-the-desk';
import type { OpportunityDesk } from './opportunity-desk';

export interface MoveOpportunity extends Omit<Move, 'by'> {
  readonly opportunityId: string;
  readonly expectedVersion: number;
}

interface Needs {
  readonly atTheDesk: AtTheDesk<Pick<OpportunityDesk, 'opportunity' | 'pipeline' | 'saveOpportunity'>>;
  readonly now: () => Date;
}

export const makeMoveOpportunity =
  ({ atTheDesk, now }: Needs) =>
  (actor: Actor, command: MoveOpportunity): Promise<Opportunity | MoveRefusal | NotFound | VersionConflict> =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.opportunity(command.opportunityId);
      if (!before) return notFound;
      const conflict = changedMeanwhile(before, command.expectedVersion);
      if (conflict) return conflict;
      const outcome = moveOpportunity(before, { ...command, by: actor.id }, await desk.pipeline(), now());
      if (isRefusal(outcome)) return outcome;
      await desk.saveOpportunity(before, outcome);
      return outcome.opportunity;
    });
