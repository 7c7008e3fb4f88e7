import { isRefusal, type Refusal } from '@tributary/service-kit';
import type { Employee } from '../assignment/employee';
import { addDays } from '../days';
import type { CustodyPolicy } from '../policy';
import { type LeadChange, step } from './change';
import { type Held, isHeld } from './custody';
import { countClaim, type Holdings, takeOne } from './holdings';
import type { Assignment, Lead } from './lead';
import { assignmentMessage } from './lead-messages';

export type HoldRefusal = Refusal<
  'lead.already-held' | 'lead.already-yours' | 'lead.closed' | 'lead.holding-limit-reached' | 'lead.employee-unavailable'
>;
export type ClaimRefusal = HoldRefusal | Refusal<'lead.claim-limit-reached' | 'lead.reclaim-banned'>;

/** LD-5, LD-6: an employee takes a lead from the public sea. */
export function claim(
  lead: Lead,
  employee: Employee,
  account: Holdings,
  policy: CustodyPolicy,
  now: Date,
): LeadChange | ClaimRefusal {
  const free = mayBeHeldBy(employee, lead);
  if (isRefusal(free)) return free;
  const ban = lead.bans.find(({ employeeId, until }) => employeeId === employee.id && until > now);
  if (ban) return { refused: 'lead.reclaim-banned', details: { until: ban.until.toISOString() } };

  const counted = countClaim(account, policy, now);
  if (isRefusal(counted)) return counted;
  const taken = takeOne(counted, employee.capacity, policy);
  if (isRefusal(taken)) return taken;

  const custody = newHolding('claimed', employee, policy, now);
  const assignment = byHand('claim', employee.id, now);
  return step(
    lead,
    now,
    { status: 'assigned', custody, assignment },
    (next) => ({
      type: 'tributary.leads.lead.claimed.v1',
      data: {
        leadId: next.id,
        customerId: next.customer.id,
        holderId: employee.id,
        holderTeamPath: employee.teamPath,
        claimedAt: now,
        protectedUntil: custody.protectedUntil,
        followUpDueAt: custody.followUpDueAt,
      },
    }),
    [taken],
  );
}

/** LD-4: a rule or a person gives a lead of the public sea to an employee. */
export function assign(
  lead: Lead,
  employee: Employee,
  account: Holdings,
  assignment: Assignment,
  policy: CustodyPolicy,
  now: Date,
): LeadChange | HoldRefusal {
  const free = mayBeHeldBy(employee, lead);
  if (isRefusal(free)) return free;
  const taken = takeOne(account, employee.capacity, policy);
  if (isRefusal(taken)) return taken;

  const custody = newHolding('assigned', employee, policy, now);
  const turned = assignment.mode === 'rule' ? { ...taken, lastAssignedAt: now } : taken;
  return step(
    lead,
    now,
    { status: 'assigned', custody, assignment },
    (next) => ({
      type: 'tributary.leads.lead.assigned.v1',
      data: {
        leadId: next.id,
        customerId: next.customer.id,
        holderId: employee.id,
        holderTeamPath: employee.teamPath,
        assignment: assignmentMessage(assignment),
        protectedUntil: custody.protectedUntil,
        followUpDueAt: custody.followUpDueAt,
      },
    }),
    [turned],
  );
}

/** An assignment that somebody, not a rule, decided. */
export const byHand = (mode: Exclude<Assignment['mode'], 'rule'>, decidedBy: string, at: Date): Assignment => ({
  mode,
  rule: '',
  decidedBy,
  at,
  reasons: [],
  candidates: 1,
  eligible: 1,
  byTurn: false,
});

function mayBeHeldBy(employee: Employee, { custody }: Lead): HoldRefusal | true {
  if (!employee.takesLeads) return { refused: 'lead.employee-unavailable', field: 'employeeId' };
  if (custody.state === 'locked') return { refused: 'lead.closed' };
  if (!isHeld(custody)) return true;
  if (custody.holder.id === employee.id) return { refused: 'lead.already-yours' };
  return { refused: 'lead.already-held', details: { holderId: custody.holder.id } };
}

const newHolding = (state: Held['state'], employee: Employee, policy: CustodyPolicy, now: Date): Held => ({
  state,
  holder: { id: employee.id, teamPath: employee.teamPath },
  since: now,
  protectedUntil: addDays(now, policy.protectionDays),
  followUpDueAt: addDays(now, policy.firstFollowUpDays),
});
