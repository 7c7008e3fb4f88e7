import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import type { CustomerFacts } from '../../domain/customer';
import type { Order } from '../../domain/order';
import type { TicketChange } from '../../domain/ticket/change';
import type { Ticket } from '../../domain/ticket/ticket';
import type { Step } from '../../domain/ticket/work-ticket';

/**
 * What a command on one ticket needs of the store, inside one transaction as the acting user. Of two transactions that
 * touch the same ticket one starts over and sees what the other did.
 */
export interface TicketDesk {
  /** Undefined when there is none, or the actor may not reach it. */
  ticket(id: string): Promise<Ticket | undefined>;
  /** Whoever's it is: one that was grabbed a moment ago is out of reach, and the loser has to learn what happened. */
  ticketOfAnybody(id: string): Promise<Ticket | undefined>;
  customer(id: string): Promise<CustomerFacts>;
  /** As `customer`; nobody merges or splits them until the transaction ends. */
  lockedCustomer(id: string): Promise<CustomerFacts>;
  order(id: string): Promise<Order | undefined>;
  isPaid(contractId: string): Promise<boolean>;
  /** What inventory told of these products, in months. */
  warranties(skus: readonly string[]): Promise<readonly number[]>;
  add(change: TicketChange): Promise<void>;
  save(before: Ticket, change: TicketChange): Promise<void>;
}

export type AtTheTicketDesk = <T>(actor: Actor, work: (desk: TicketDesk) => Promise<T>) => Promise<T>;

export type NotFound = Refusal<'record.not-found'>;
export type VersionConflict = Refusal<'record.version-conflict'>;

/** Loads a ticket, decides, and saves what was decided. */
export async function changeTicket<R extends Refusal>(
  desk: Pick<TicketDesk, 'customer' | 'save'>,
  find: () => Promise<Ticket | undefined>,
  now: Date,
  decide: (ticket: Ticket, step: Step) => TicketChange | R,
): Promise<Ticket | R | NotFound> {
  const ticket = await find();
  if (!ticket) return { refused: 'record.not-found' };
  const { ownerId } = await desk.customer(ticket.customer.id);
  const outcome = decide(ticket, { ownerId, now });
  if (isRefusal(outcome)) return outcome;
  await desk.save(ticket, outcome);
  return outcome.ticket;
}

/** Decides only about what the caller looked at. */
export const atVersion =
  <R extends Refusal>(expected: number, decide: (ticket: Ticket, step: Step) => TicketChange | R) =>
  (ticket: Ticket, step: Step): TicketChange | R | VersionConflict =>
    ticket.version === expected ? decide(ticket, step) : { refused: 'record.version-conflict' };
