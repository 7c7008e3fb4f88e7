import { toWire } from '@tributary/contracts';
import type { Survey, Ticket as TicketMessage } from '@tributary/contracts/service-desk';
import type { Ticket } from '../../domain/ticket/ticket';

export const ticketMessage = (ticket: Ticket): TicketMessage => ({
  ticketId: ticket.id,
  number: ticket.number,
  kind: toWire('TICKET_KIND', ticket.kind),
  subject: ticket.subject,
  description: ticket.description,
  channel: ticket.channel,
  customerId: ticket.customer.id,
  orderId: ticket.orderId,
  callId: ticket.callId,
  entitlement: toWire('ENTITLEMENT', ticket.entitlement.verdict),
  entitlementReason: ticket.entitlement.reason,
  overrideReason: ticket.entitlement.overrideReason ?? '',
  impact: toWire('LEVEL', ticket.impact),
  urgency: toWire('LEVEL', ticket.urgency),
  priority: ticket.priority,
  state: toWire('TICKET_STATE', ticket.state),
  assigneeId: ticket.assignee?.id ?? '',
  respondBy: ticket.clocks.respondBy,
  resolveBy: ticket.clocks.pausedAt ? undefined : ticket.clocks.resolveBy,
  firstRespondedAt: ticket.clocks.firstRespondedAt,
  resolvedAt: ticket.resolution?.at,
  resolution: ticket.resolution?.text ?? '',
  replies: ticket.replies,
  satisfaction: ticket.survey?.score ?? 0,
  version: ticket.version,
  createdAt: ticket.createdAt,
});

/** What the customer sees: nothing an agent wrote. */
export const surveyMessage = ({ number, subject, survey }: Ticket): Survey => ({
  ticketNumber: number,
  subject,
  answered: survey !== undefined,
  score: survey?.score ?? 0,
});
