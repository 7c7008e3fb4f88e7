import { type EventData, type EventType, toWire } from '@tributary/contracts';
import type { Ticket } from './ticket';

type Named<T extends EventType> = { readonly [N in T]: { readonly type: N; readonly data: EventData[N] } }[T];

export type TicketEvent = Named<'tributary.service-desk.ticket.changed.v1' | 'tributary.service-desk.survey.answered.v1'>;

/** What a command made of a ticket: its next state, and the events in order of version, one each. */
export interface TicketChange {
  /** For the audit log. */
  readonly action: string;
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

/** A ticket that came to be or changed, and the event that tells of it. `ownerId` is who sells to the customer. */
export function changed(
  action: string,
  next: Omit<Ticket, 'version'>,
  version: number,
  ownerId: string,
  now: Date,
): TicketChange {
  const ticket: Ticket = { ...next, version };
  return {
    action,
    ticket,
    events: [{ type: 'tributary.service-desk.ticket.changed.v1', data: messageOf(ticket, ownerId, now) }],
  };
}

const messageOf = (ticket: Ticket, ownerId: string, changedAt: Date) => ({
  ticketId: ticket.id,
  number: ticket.number,
  kind: toWire('TICKET_KIND', ticket.kind),
  customerId: ticket.customer.id,
  orderId: ticket.orderId,
  state: toWire('TICKET_STATE', ticket.state),
  entitlement: toWire('ENTITLEMENT', ticket.entitlement.verdict),
  priority: ticket.priority,
  assigneeId: ticket.assignee?.id ?? '',
  changedAt,
  ownerId,
});
