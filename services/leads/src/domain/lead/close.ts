import { toWire } from '@tributary/contracts';
import type { Refusal } from '@tributary/service-kit';
import { type LeadChange, step } from './change';
import { isHeld } from './custody';
import { giveUpOne, type Holdings } from './holdings';
import type { DisqualificationReason, Lead, LeadStatus } from './lead';
import { interestInEvents, originMessage } from './lead-messages';
import { type HolderRefusal, heldBy } from './let-go';
import { maskContact } from './mask-contact';

/**
 * LD-10: real intent. The event carries all that sales needs for the opportunity and the customer file; numbers and
 * addresses are in master-data, under the customer's id.
 */
export function qualify(lead: Lead, employeeId: string, need: string, account: Holdings, now: Date): LeadChange | HolderRefusal {
  const refusal = heldBy(employeeId, lead);
  if (refusal) return refusal;
  return step(
    lead,
    now,
    { status: 'qualified', ...closedBy(lead, employeeId, '', now) },
    (next) => ({
      type: 'tributary.leads.lead.qualified.v1',
      data: {
        leadId: next.id,
        customerId: next.customer.id,
        holderId: employeeId,
        holderTeamPath: isHeld(lead.custody) ? lead.custody.holder.teamPath : '',
        need,
        contact: maskContact(next.contact),
        interest: interestInEvents(next.interest),
        origin: originMessage(next.origin),
        score: next.score,
        intent: next.intent ? toWire('INTENT', next.intent) : 'INTENT_UNSPECIFIED',
        nextStep: next.nextStep,
        nextAt: next.nextFollowUpAt,
        createdAt: next.createdAt,
        qualifiedAt: now,
      },
    }),
    [giveUpOne(account)],
  );
}

export interface Disqualification {
  readonly employeeId: string;
  readonly reason: DisqualificationReason;
  readonly note: string;
}

/** Whether it never was a lead, or was one and went nowhere. */
const statusAfter: Readonly<Record<DisqualificationReason, Extract<LeadStatus, 'invalid' | 'lost'>>> = {
  'wrong-contact': 'invalid',
  'test-data': 'invalid',
  'not-our-market': 'invalid',
  'no-need': 'lost',
  'no-budget': 'lost',
  competitor: 'lost',
  unreachable: 'lost',
};

/** LD-10: leads nowhere, and says why. */
export function disqualify(
  lead: Lead,
  { employeeId, reason, note }: Disqualification,
  account: Holdings,
  now: Date,
): LeadChange | HolderRefusal | Refusal<'lead.closed'> {
  const refusal = heldBy(employeeId, lead);
  if (refusal) return refusal;
  const status = statusAfter[reason];
  const closed = closedBy(lead, employeeId, note, now);
  return step(
    lead,
    now,
    { ...closed, status, closing: { ...closed.closing, reason } },
    (next) => ({
      type: 'tributary.leads.lead.disqualified.v1',
      data: {
        leadId: next.id,
        customerId: next.customer.id,
        holderId: employeeId,
        status: toWire('LEAD_STATUS', status),
        reason: toWire('DISQUALIFICATION_REASON', reason),
        origin: originMessage(next.origin),
        disqualifiedAt: now,
      },
    }),
    [giveUpOne(account)],
  );
}

const closedBy = (lead: Lead, by: string, note: string, now: Date) => ({
  custody: { state: 'locked', since: now, ...(isHeld(lead.custody) && { holder: lead.custody.holder }) } as const,
  closing: { at: now, by, note },
});
