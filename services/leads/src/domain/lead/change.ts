import { isRefusal, type Refusal } from '@tributary/service-kit';
import type { Holdings } from './holdings';
import type { Lead } from './lead';
import type { LeadEvent } from './lead-events';

/** What a command made of a lead: its next state, the events in order of version, and the accounts that changed with it. */
export interface LeadChange {
  readonly lead: Lead;
  readonly events: readonly LeadEvent[];
  readonly holdings: readonly Holdings[];
}

/** One step: the lead with `changes`, one version on, and the event that tells of it. */
export function step(
  lead: Lead,
  now: Date,
  changes: Partial<Omit<Lead, 'id' | 'version'>>,
  event: (next: Lead) => LeadEvent,
  holdings: readonly Holdings[] = [],
): LeadChange {
  const next: Lead = { ...lead, ...changes, version: lead.version + 1, updatedAt: now };
  return { lead: next, events: [event(next)], holdings };
}

/** Two changes of one lead as one; a second that was refused leaves the first as it is. */
export function together(first: LeadChange, second: LeadChange | Refusal): LeadChange {
  if (isRefusal(second)) return first;
  return { lead: second.lead, events: [...first.events, ...second.events], holdings: [...first.holdings, ...second.holdings] };
}
