import type { Refusal } from '@tributary/service-kit';
import { closed } from './move-opportunity';
import { changed, type Opportunity, type OpportunityChange } from './opportunity';

/** SL-2: with the reason, for those who want to win the next one. */
export function loseOpportunity(
  opportunity: Opportunity,
  lossReason: string,
  now: Date,
): OpportunityChange | Refusal<'opportunity.closed'> {
  if (opportunity.state !== 'open') return closed(opportunity);
  return changed({ ...opportunity, state: 'lost', probability: 0, lossReason, version: opportunity.version + 1 }, now);
}

/** SL-2, SL-8: won by a signed contract, even if somebody had given it up. Undefined when another contract won it before. */
export function winOpportunity(opportunity: Opportunity, now: Date): OpportunityChange | undefined {
  if (opportunity.state === 'won') return undefined;
  const won = { state: 'won', probability: 100, lossReason: '' } as const;
  return changed({ ...opportunity, ...won, version: opportunity.version + 1 }, now);
}
