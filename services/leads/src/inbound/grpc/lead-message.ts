import { toWire } from '@tributary/contracts';
import type {
  CustodyChange as CustodyChangeMessage,
  Custody as CustodyMessage,
  FollowUp as FollowUpMessage,
  Lead as LeadMessage,
} from '@tributary/contracts/leads';
import { type Custody, holderOf, isHeld } from '../../domain/lead/custody';
import type { CustodyChange } from '../../domain/lead/custody-change';
import type { FollowUp } from '../../domain/lead/follow-up';
import type { Lead } from '../../domain/lead/lead';
import { assignmentMessage, originMessage } from '../../domain/lead/lead-messages';
import { maskContact } from '../../domain/lead/mask-contact';

/** A lead on its way out: the one place where its contact is masked (PERM-2). */
export const leadMessage = (lead: Lead): LeadMessage => ({
  leadId: lead.id,
  version: lead.version,
  status: toWire('LEAD_STATUS', lead.status),
  custody: custodyMessage(lead.custody),
  contact: maskContact(lead.contact),
  interest: lead.interest,
  origin: originMessage(lead.origin),
  customerId: lead.customer.id,
  score: lead.score,
  completeness: lead.completeness,
  touches: lead.touches.count,
  createdAt: lead.createdAt,
  updatedAt: lead.updatedAt,
  lastTouchAt: lead.touches.lastAt,
  lastFollowUpAt: lead.lastFollowUpAt,
  nextFollowUpAt: lead.nextFollowUpAt,
  assignment: lead.assignment && assignmentMessage(lead.assignment),
  closing: lead.closing && {
    at: lead.closing.at,
    by: lead.closing.by,
    reason: lead.closing.reason ? toWire('DISQUALIFICATION_REASON', lead.closing.reason) : 'DISQUALIFICATION_REASON_UNSPECIFIED',
    note: lead.closing.note,
  },
});

const custodyMessage = (custody: Custody): CustodyMessage => {
  const dropping = custody.state === 'dropping' ? custody : undefined;
  return {
    state: toWire('CUSTODY_STATE', custody.state),
    holderId: holderOf(custody)?.id ?? '',
    since: custody.since,
    protectedUntil: isHeld(custody) ? custody.protectedUntil : undefined,
    followUpDueAt: isHeld(custody) ? custody.followUpDueAt : undefined,
    dropAt: dropping?.dropAt,
    dropCause: dropping ? toWire('DROP_CAUSE', dropping.cause) : 'DROP_CAUSE_UNSPECIFIED',
  };
};

export const followUpMessage = ({ id, kind, intent, ...followUp }: FollowUp): FollowUpMessage => ({
  ...followUp,
  followUpId: id,
  kind: toWire('FOLLOW_UP_KIND', kind),
  intent: intent ? toWire('INTENT', intent) : 'INTENT_UNSPECIFIED',
  nextAt: followUp.nextAt,
});

export const custodyChangeMessage = (change: CustodyChange): CustodyChangeMessage => ({
  ...change,
  kind: toWire('CUSTODY_CHANGE_KIND', change.kind),
});
