import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { TicketState } from '../../domain/ticket/kinds';
import type { Ticket } from '../../domain/ticket/ticket';

export interface TicketQuery extends Page {
  readonly state: TicketState | undefined;
  readonly unassigned: boolean;
  /** Undefined: whoever's. */
  readonly assigneeId: string | undefined;
  /** Empty: whoever's. */
  readonly customerId: string;
}

/** Whose rows the caller reaches is enforced below, whatever is asked for (PERM-1). */
export interface TicketReader {
  find(actor: Actor, ticketId: string): Promise<Ticket | undefined>;
  /** Most urgent first; what waits for nobody comes last. */
  page(actor: Actor, query: TicketQuery): Promise<PageOf<Ticket> | Refusal<'request.malformed'>>;
}
