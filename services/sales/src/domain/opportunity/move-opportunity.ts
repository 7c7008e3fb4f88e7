import { isDay, type Refusal } from '@tributary/service-kit';
import { type Money, money } from '../money';
import { changed, type Opportunity, type OpportunityChange } from './opportunity';
import type { Stage } from './pipeline';

export interface Move {
  readonly stage: string;
  /** What the stage asks for, if it changed. */
  readonly amount: Money | undefined;
  readonly expectedClose: string;
  readonly by: string;
}

export type MoveRefusal = Refusal<
  | 'opportunity.closed'
  | 'opportunity.stage-unknown'
  | 'opportunity.move-not-allowed'
  | 'opportunity.field-required'
  | 'request.malformed'
>;

/** SL-2: only along the pipeline's transitions, with the fields that the stage requires. */
export function moveOpportunity(
  opportunity: Opportunity,
  move: Move,
  pipeline: readonly Stage[],
  now: Date,
): OpportunityChange | MoveRefusal {
  if (opportunity.state !== 'open') return closed(opportunity);
  const to = pipeline.find(({ stage }) => stage === move.stage);
  if (!to) return { refused: 'opportunity.stage-unknown', field: 'stage' };
  if (!to.enteredFrom.includes(opportunity.stage)) {
    return { refused: 'opportunity.move-not-allowed', details: { from: opportunity.stage, to: to.stage } };
  }
  const amount = move.amount ? money(move.amount) : opportunity.amount;
  if (move.expectedClose !== '' && !isDay(move.expectedClose)) return { refused: 'request.malformed', field: 'expectedClose' };
  const expectedClose = move.expectedClose || opportunity.expectedClose;
  const missing = to.requiredFields.find((field) => !{ amount, expectedClose }[field]);
  if (missing) return { refused: 'opportunity.field-required', field: missing, details: { stage: to.stage } };

  const { stage, probability } = to;
  const history = [...opportunity.history, { stage, changedBy: move.by, changedAt: now }];
  return changed({ ...opportunity, stage, probability, amount, expectedClose, history, version: opportunity.version + 1 }, now);
}

export const closed = ({ state }: Opportunity): Refusal<'opportunity.closed'> => ({
  refused: 'opportunity.closed',
  details: { state },
});
