import type { Actor, Refusal } from '@tributary/service-kit';
import type { Verdict } from '../../domain/ticket/entitlement';
import type { Ticket } from '../../domain/ticket/ticket';
import { override } from '../../domain/ticket/work-ticket';
import { type AtTheTicketDesk, atVersion, changeTicket, type NotFound, type VersionConflict } from './ticket-desk';

export interface OverrideEntitlement {
  readonly ticketId: string;
  readonly entitlement: Verdict;
  readonly reason: string;
  readonly expectedVersion: number;
}

interface Needs {
  readonly atTheDesk: AtTheTicketDesk;
  readonly now: () => Date;
}

/** SD-2: serve although the check says no, or the other way round, with the reason on record. */
export const makeOverrideEntitlement =
  ({ atTheDesk, now }: Needs) =>
  (
    actor: Actor,
    { ticketId, entitlement, reason, expectedVersion }: OverrideEntitlement,
  ): Promise<Ticket | Refusal<'ticket.closed'> | NotFound | VersionConflict> =>
    atTheDesk(actor, (desk) =>
      changeTicket(
        desk,
        () => desk.ticket(ticketId),
        now(),
        atVersion(expectedVersion, (ticket, step) => override(ticket, entitlement, reason, step)),
      ),
    );
