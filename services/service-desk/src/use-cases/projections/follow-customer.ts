import type { CustomerLink } from '../../domain/customer';
import type { Ticket } from '../../domain/ticket/ticket';
import { repoint } from '../../domain/ticket/work-ticket';
import type { TicketDesk } from '../tickets/ticket-desk';

export interface CustomerFile<Tx> {
  /** Takes note of the file's version; false when it is known already, so that a late repeat changes nothing. */
  isNews(tx: Tx, customerId: string, version: number): Promise<boolean>;
  /** From now on these ids mean `customerId`; its own id means itself again. */
  redirect(tx: Tx, ids: readonly string[], customerId: string): Promise<void>;
  ticketsOf(tx: Tx, customerIds: readonly string[]): Promise<readonly Ticket[]>;
  /** Moves orders and calls, of which nobody has to be told, from these customers to another; all, or those made with these ids. */
  moveOthers(tx: Tx, from: readonly string[], to: string, madeWith?: readonly string[]): Promise<void>;
  deskIn(tx: Tx): TicketDesk;
}

interface Needs<Tx> {
  readonly file: CustomerFile<Tx>;
  readonly now: () => Date;
}

export interface Merge {
  readonly customerId: string;
  readonly absorbedIds: readonly string[];
}

export interface Split {
  readonly customerId: string;
  readonly separatedId: string;
  readonly separatedIds: readonly string[];
}

/** MD-6: what speaks of an absorbed customer speaks of the survivor now. */
export const makeFollowMerge =
  <Tx>({ file, now }: Needs<Tx>) =>
  async (tx: Tx, { customerId, absorbedIds }: Merge, version: number): Promise<void> => {
    if (!(await file.isNews(tx, customerId, version))) return;
    await file.redirect(tx, absorbedIds, customerId);
    await file.moveOthers(tx, absorbedIds, customerId);
    await moveTickets(file, tx, await file.ticketsOf(tx, absorbedIds), customerId, now());
  };

/** MD-6: the exact inverse: each goes with the id its reference was made with. */
export const makeFollowSplit =
  <Tx>({ file, now }: Needs<Tx>) =>
  async (tx: Tx, { customerId, separatedId, separatedIds }: Split, version: number): Promise<void> => {
    if (!(await file.isNews(tx, customerId, version))) return;
    await file.redirect(tx, separatedIds, separatedId);
    await file.moveOthers(tx, [customerId], separatedId, separatedIds);
    const goes = ({ customer }: { readonly customer: CustomerLink }) => separatedIds.includes(customer.madeWithId);
    await moveTickets(file, tx, (await file.ticketsOf(tx, [customerId])).filter(goes), separatedId, now());
  };

async function moveTickets<Tx>(
  file: CustomerFile<Tx>,
  tx: Tx,
  tickets: readonly Ticket[],
  customerId: string,
  now: Date,
): Promise<void> {
  const desk = file.deskIn(tx);
  const { ownerId } = await desk.customer(customerId);
  for (const ticket of tickets) await desk.save(ticket, repoint(ticket, customerId, { ownerId, now }));
}
