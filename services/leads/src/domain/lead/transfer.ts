import { isRefusal, type Refusal } from '@tributary/service-kit';
import type { Employee } from '../assignment/employee';
import { addDays } from '../days';
import type { CustodyPolicy } from '../policy';
import { type LeadChange, step } from './change';
import { type Dropping, type Held, isHeld } from './custody';
import { byHand } from './hold';
import { giveUpOne, type Holdings, takeOne } from './holdings';
import type { Lead } from './lead';

export type TransferRefusal = Refusal<
  'lead.closed' | 'lead.not-held' | 'lead.already-yours' | 'lead.holding-limit-reached' | 'lead.employee-unavailable'
>;

export interface Transfer {
  readonly to: Employee;
  readonly by: string;
  readonly note: string;
  /** Accounts of the present holder and of the next one. */
  readonly from: Holdings;
  readonly next: Holdings;
}

/**
 * LD-7: a held lead moves to another employee. History, next step and protection move along; only the follow-up clock
 * starts anew. A lead whose protection has ended stays on its way to the sea: only an extension stops that.
 */
export function transfer(
  lead: Lead,
  { to, by, note, from, next: account }: Transfer,
  policy: CustodyPolicy,
  now: Date,
): LeadChange | TransferRefusal {
  const { custody } = lead;
  if (custody.state === 'locked') return { refused: 'lead.closed' };
  if (!isHeld(custody)) return { refused: 'lead.not-held' };
  if (custody.holder.id === to.id) return { refused: 'lead.already-yours' };
  if (!to.takesLeads) return { refused: 'lead.employee-unavailable', field: 'employeeId' };
  const taken = takeOne(account, to.capacity, policy);
  if (isRefusal(taken)) return taken;

  const moved = moveTo(to, custody, policy, now);
  return step(
    lead,
    now,
    { custody: moved, assignment: byHand('transfer', by, now) },
    (next) => ({
      type: 'tributary.leads.lead.transferred.v1',
      data: {
        leadId: next.id,
        customerId: next.customer.id,
        previousHolderId: custody.holder.id,
        holderId: to.id,
        holderTeamPath: to.teamPath,
        transferredBy: by,
        note,
        transferredAt: now,
        protectedUntil: moved.protectedUntil,
        followUpDueAt: moved.followUpDueAt,
      },
    }),
    [giveUpOne(from), taken],
  );
}

function moveTo(to: Employee, custody: Held | Dropping, policy: CustodyPolicy, now: Date): Held | Dropping {
  const { protectedUntil } = custody;
  const moved = {
    holder: { id: to.id, teamPath: to.teamPath },
    since: now,
    protectedUntil,
    followUpDueAt: addDays(now, policy.firstFollowUpDays),
  };
  if (custody.state === 'dropping' && custody.cause === 'protection-ended') {
    return { ...moved, state: 'dropping', cause: custody.cause, dropAt: custody.dropAt };
  }
  return { ...moved, state: 'assigned' };
}
