import type { Actor, Refusal } from '@tributary/service-kit';
import type { Ticket } from '../../domain/ticket/ticket';
import { grab } from '../../domain/ticket/work-ticket';
import { type AtTheTicketDesk, changeTicket, type NotFound } from './ticket-desk';

interface Needs {
  readonly atTheDesk: AtTheTicketDesk;
  readonly now: () => Date;
}

/** SD-4: one winner under any concurrency. */
export const makeGrabTicket =
  ({ atTheDesk, now }: Needs) =>
  (
    actor: Actor,
    { ticketId }: { readonly ticketId: string },
  ): Promise<Ticket | Refusal<'ticket.closed' | 'ticket.already-assigned'> | NotFound> =>
    atTheDesk(actor, (desk) =>
      changeTicket(
        desk,
        () => desk.ticketOfAnybody(ticketId),
        now(),
        (ticket, step) => grab(ticket, { id: actor.id, teamPath: actor.teamPath }, step),
      ),
    );
