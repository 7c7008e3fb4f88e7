import type { Actor } from '@tributary/service-kit';
import type { ServicePolicy } from '../../domain/policy';
import type { Ticket } from '../../domain/ticket/ticket';
import { type NewReply, reply, type WorkRefusal } from '../../domain/ticket/work-ticket';
import { type AtTheTicketDesk, atVersion, changeTicket, type NotFound, type VersionConflict } from './ticket-desk';

export interface ReplyToTicket extends NewReply {
  readonly ticketId: string;
  readonly expectedVersion: number;
}

interface Needs {
  readonly atTheDesk: AtTheTicketDesk;
  readonly policy: ServicePolicy;
  readonly now: () => Date;
}

/** SD-5: an answer to the customer, and what it does to the clocks. */
export const makeReplyToTicket =
  ({ atTheDesk, policy, now }: Needs) =>
  (
    actor: Actor,
    { ticketId, expectedVersion, ...entry }: ReplyToTicket,
  ): Promise<Ticket | WorkRefusal | NotFound | VersionConflict> =>
    atTheDesk(actor, (desk) =>
      changeTicket(
        desk,
        () => desk.ticket(ticketId),
        now(),
        atVersion(expectedVersion, (ticket, step) => reply(ticket, actor.id, entry, policy.hours, step)),
      ),
    );
