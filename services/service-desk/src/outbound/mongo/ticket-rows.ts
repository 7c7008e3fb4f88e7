import type { Actor } from '@tributary/service-kit';
import { type MongoTx, rowScope } from '@tributary/stores/mongo';
import { type Collection, type Connection, Schema } from 'mongoose';
import { nextDeadline } from '../../domain/ticket/clocks';
import { isDone, type Ticket } from '../../domain/ticket/ticket';
import { withoutUndefined } from './collections';

/** What is kept is what the domain knows, with what the lists are sorted by beside it. */
export type TicketDocument = Omit<Ticket, 'id'> & { readonly _id: string; readonly dueAt: Date };

/** PERM-1: own tickets, the team's, or all; those one opened; and for those who work on tickets what nobody has taken yet. */
const reach = rowScope({
  owner: 'assignee.id',
  teamPath: 'assignee.teamPath',
  open: ({ id, permissions }) => {
    const opened = { createdBy: id };
    const isAgent = permissions.has('tickets.work') || permissions.has('tickets.override');
    return isAgent ? { $or: [opened, { state: 'open' }] } : opened;
  },
});

const schema = new Schema<TicketDocument>({ _id: String }, { strict: false, versionKey: false, collection: 'tickets' }).plugin(
  reach,
);

/** Every operation on tickets passes here, and names its actor by the transaction's session or by the option `actor`. */
export const ticketRows = (connection: Connection): Collection<TicketDocument> =>
  (connection.models['Ticket'] ?? connection.model('Ticket', schema)).collection as unknown as Collection<TicketDocument>;

/** By whom, in which transaction if in one. */
export interface Asker {
  readonly connection: Connection;
  readonly actor: Actor;
  readonly session?: MongoTx['session'];
}

export const asked = ({ actor, session }: Asker) => ({ actor, ...(session && { session }) });

export async function findTicket(asker: Asker, id: string): Promise<Ticket | undefined> {
  const found = await ticketRows(asker.connection).findOne({ _id: id }, asked(asker));
  return found ? ticketOf(found) : undefined;
}

export async function insertTicket({ connection, session }: MongoTx, ticket: Ticket): Promise<void> {
  await ticketRows(connection).insertOne(documentOf(ticket), { session, ...withoutUndefined });
}

/** Whoever may decide about it may save it. @throws when the ticket is no longer at `version` */
export async function replaceTicket(asker: Asker, version: number, ticket: Ticket): Promise<void> {
  const { modifiedCount } = await ticketRows(asker.connection).replaceOne({ _id: ticket.id, version }, documentOf(ticket), {
    ...asked(asker),
    ...withoutUndefined,
  });
  if (modifiedCount !== 1) throw new Error(`ticket ${ticket.id} has moved on from version ${version}`);
}

/** No clock runs: behind everything for which one does. */
const never = new Date('9999-12-31T00:00:00Z');

function documentOf({ id, ...ticket }: Ticket): TicketDocument {
  const dueAt = isDone({ id, ...ticket }) ? undefined : nextDeadline(ticket.clocks);
  return { _id: id, ...ticket, dueAt: dueAt ?? never };
}

export function ticketOf({ _id, dueAt: _due, ...ticket }: TicketDocument): Ticket {
  return { id: _id, ...ticket };
}
