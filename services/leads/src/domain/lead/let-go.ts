import { toWire } from '@tributary/contracts';
import type { Refusal } from '@tributary/service-kit';
import { addDays } from '../days';
import type { CustodyPolicy } from '../policy';
import { type LeadChange, step } from './change';
import { type Dropping, deadlineOf, isHeld } from './custody';
import { giveUpOne, type Holdings } from './holdings';
import type { Lead } from './lead';

export type HolderRefusal = Refusal<'lead.closed' | 'lead.not-held' | 'lead.not-holder'>;

/** Whether this employee holds the lead, and if not, why they may not act on it (LD-6). */
export function heldBy(employeeId: string, { custody }: Lead): HolderRefusal | undefined {
  if (custody.state === 'locked') return { refused: 'lead.closed' };
  if (custody.state === 'pool') return { refused: 'lead.not-held' };
  if (custody.holder.id !== employeeId) return { refused: 'lead.not-holder' };
  return undefined;
}

/** LD-5: the holder gives the lead back to the public sea, and may not claim it again for a while (LD-6). */
export function returnToSea(
  lead: Lead,
  employeeId: string,
  note: string,
  account: Holdings,
  policy: CustodyPolicy,
  now: Date,
): LeadChange | HolderRefusal {
  const refusal = heldBy(employeeId, lead);
  if (refusal) return refusal;
  return step(
    lead,
    now,
    backInTheSea(lead, employeeId, policy, now),
    (next) => ({
      type: 'tributary.leads.lead.returned.v1',
      data: { leadId: next.id, customerId: next.customer.id, previousHolderId: employeeId, returnedAt: now, note },
    }),
    [giveUpOne(account)],
  );
}

/**
 * LD-6: what the clock does to a lead: a warning once its deadline has passed, and the drop when the warning brought
 * nothing. The days of grace count from the warning, so that a late clock costs the holder nothing.
 * Undefined: nothing is due.
 */
export function watchDeadline(lead: Lead, account: Holdings, policy: CustodyPolicy, now: Date): LeadChange | undefined {
  const { custody } = lead;
  const deadline = deadlineOf(custody);
  if (!isHeld(custody) || !deadline || deadline > now) return undefined;
  if (custody.state === 'dropping') return drop(lead, custody, account, policy, now);

  const cause = custody.protectedUntil <= now ? 'protection-ended' : 'follow-up-overdue';
  const { holder, since, protectedUntil, followUpDueAt } = custody;
  const dropAt = addDays(now, policy.warningDays);
  const dropping: Dropping = { state: 'dropping', holder, since, protectedUntil, followUpDueAt, cause, dropAt };
  return step(lead, now, { custody: dropping }, (next) => ({
    type: 'tributary.leads.lead.drop-warned.v1',
    data: {
      leadId: next.id,
      customerId: next.customer.id,
      holderId: holder.id,
      cause: toWire('DROP_CAUSE', cause),
      dropAt,
      warnedAt: now,
    },
  }));
}

const drop = (lead: Lead, { holder, cause }: Dropping, account: Holdings, policy: CustodyPolicy, now: Date): LeadChange =>
  step(
    lead,
    now,
    backInTheSea(lead, holder.id, policy, now),
    (next) => ({
      type: 'tributary.leads.lead.dropped.v1',
      data: {
        leadId: next.id,
        customerId: next.customer.id,
        previousHolderId: holder.id,
        cause: toWire('DROP_CAUSE', cause),
        droppedAt: now,
      },
    }),
    [giveUpOne(account)],
  );

/** The one who gives a lead up is banned from claiming it; bans that have ended are forgotten. */
const backInTheSea = (lead: Lead, employeeId: string, policy: CustodyPolicy, now: Date) => ({
  custody: { state: 'pool', since: now } as const,
  bans: [
    ...lead.bans.filter((ban) => ban.until > now && ban.employeeId !== employeeId),
    { employeeId, until: addDays(now, policy.reclaimBanDays) },
  ],
});
