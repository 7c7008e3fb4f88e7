import type { Refusal } from '@tributary/service-kit';
import { addDays, later } from '../days';
import type { CustodyPolicy } from '../policy';
import { type LeadChange, step } from './change';
import { type Held, isHeld } from './custody';
import type { Lead } from './lead';

export interface Extension {
  readonly days: number;
  readonly by: string;
  readonly note: string;
}

/** LD-6: only a manager lengthens a protection. It also stops a drop that is under way, and gives time for the next follow-up. */
export function extendProtection(
  lead: Lead,
  { days, by, note }: Extension,
  policy: CustodyPolicy,
  now: Date,
): LeadChange | Refusal<'lead.closed' | 'lead.not-held'> {
  const { custody } = lead;
  if (custody.state === 'locked') return { refused: 'lead.closed' };
  if (!isHeld(custody)) return { refused: 'lead.not-held' };

  const protectedUntil = addDays(later(custody.protectedUntil, now), days);
  const { holder, since } = custody;
  const extended: Held =
    custody.state === 'dropping'
      ? { state: 'protected', holder, since, protectedUntil, followUpDueAt: addDays(now, policy.followUpDays) }
      : { ...custody, protectedUntil };
  return step(lead, now, { custody: extended }, (next) => ({
    type: 'tributary.leads.lead.protection-extended.v1',
    data: {
      leadId: next.id,
      customerId: next.customer.id,
      holderId: holder.id,
      extendedBy: by,
      note,
      protectedUntil,
      extendedAt: now,
    },
  }));
}
