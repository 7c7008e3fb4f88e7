import { toWire } from '@tributary/contracts';
import type { Refusal } from '@tributary/service-kit';
import { addDays } from '../days';
import type { CustodyPolicy } from '../policy';
import { type LeadChange, step } from './change';
import { type Dropping, type Held, isHeld } from './custody';
import type { Intent, Lead } from './lead';
import { type HolderRefusal, heldBy } from './let-go';
import { rate } from './rate';

export type FollowUpKind = 'call' | 'message' | 'visit' | 'mail';

/** LD-9: what was done about a lead, and what comes next. */
export interface FollowUp {
  readonly id: string;
  readonly leadId: string;
  readonly employeeId: string;
  readonly kind: FollowUpKind;
  readonly at: Date;
  readonly note: string;
  readonly intent?: Intent | undefined;
  readonly nextStep: string;
  readonly nextAt?: Date | undefined;
  /** Done by the time it was due (LD-6). */
  readonly timely: boolean;
}

export type NewFollowUp = Omit<FollowUp, 'leadId' | 'timely'>;

/** How far back a follow-up may be entered. */
const longestDelayDays = 30;

/** LD-6, LD-9: only the holder follows up; it stops a drop for lateness and starts the clock of the next one. */
export function followUp(
  lead: Lead,
  entry: NewFollowUp,
  policy: CustodyPolicy,
  now: Date,
): (LeadChange & { readonly followUp: FollowUp }) | HolderRefusal | Refusal<'follow-up.time-invalid'> {
  const refusal = heldBy(entry.employeeId, lead);
  if (refusal) return refusal;
  const { custody } = lead;
  if (!isHeld(custody)) return { refused: 'lead.not-held' };
  if (entry.at > now || entry.at < addDays(now, -longestDelayDays)) return { refused: 'follow-up.time-invalid', field: 'at' };
  if (entry.nextAt && entry.nextAt < entry.at) return { refused: 'follow-up.time-invalid', field: 'nextAt' };

  const done: FollowUp = { ...entry, leadId: lead.id, timely: entry.at <= custody.followUpDueAt };
  const kept = afterFollowUp(custody, addDays(now, policy.followUpDays));
  const intent = entry.intent ?? lead.intent;
  const change = step(
    lead,
    now,
    {
      ...rate({ ...lead, intent }),
      status: 'following',
      custody: kept,
      lastFollowUpAt: entry.at,
      intent,
      nextStep: entry.nextStep,
      nextFollowUpAt: entry.nextAt,
    },
    (next) => ({
      type: 'tributary.leads.lead.followed-up.v1',
      data: {
        leadId: next.id,
        customerId: next.customer.id,
        followUpId: done.id,
        holderId: done.employeeId,
        kind: toWire('FOLLOW_UP_KIND', done.kind),
        intent: done.intent ? toWire('INTENT', done.intent) : 'INTENT_UNSPECIFIED',
        at: done.at,
        nextAt: done.nextAt,
        timely: done.timely,
        followUpDueAt: kept.followUpDueAt,
      },
    }),
  );
  return { ...change, followUp: done };
}

function afterFollowUp(custody: Held | Dropping, followUpDueAt: Date): Held | Dropping {
  if (custody.state === 'dropping' && custody.cause === 'protection-ended') return { ...custody, followUpDueAt };
  const { holder, since, protectedUntil } = custody;
  return { state: 'protected', holder, since, protectedUntil, followUpDueAt };
}
