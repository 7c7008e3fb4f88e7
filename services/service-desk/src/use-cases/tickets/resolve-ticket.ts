import type { Actor } from '@tributary/service-kit';
import type { ServicePolicy } from '../../domain/policy';
import type { Ticket } from '../../domain/ticket/ticket';
import { resolve, type WorkRefusal } from '../../domain/ticket/work-ticket';
import { type AtTheTicketDesk, atVersion, changeTicket, type NotFound, type VersionConflict } from './ticket-desk';

export interface ResolveTicket {
  readonly ticketId: string;
  readonly resolution: string;
  readonly expectedVersion: number;
}

interface Needs {
  readonly atTheDesk: AtTheTicketDesk;
  readonly policy: ServicePolicy;
  readonly now: () => Date;
}

/** SD-9: from here on the survey is open. */
export const makeResolveTicket =
  ({ atTheDesk, policy, now }: Needs) =>
  (
    actor: Actor,
    { ticketId, resolution, expectedVersion }: ResolveTicket,
  ): Promise<Ticket | WorkRefusal | NotFound | VersionConflict> =>
    atTheDesk(actor, (desk) =>
      changeTicket(
        desk,
        () => desk.ticket(ticketId),
        now(),
        atVersion(expectedVersion, (ticket, step) => resolve(ticket, actor.id, resolution, policy.hours, step)),
      ),
    );
