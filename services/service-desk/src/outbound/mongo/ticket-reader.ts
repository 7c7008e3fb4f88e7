import { keysOf, pageOfRows } from '@tributary/stores';
import type { MongoStore } from '@tributary/stores/mongo';
import type { TicketReader } from '../../use-cases/tickets/read-tickets';
import { asked, findTicket, ticketOf, ticketRows } from './ticket-rows';

export const makeTicketReader = (store: MongoStore): TicketReader => ({
  find: (actor, ticketId) => findTicket({ connection: store.connection, actor }, ticketId),

  page: async (actor, { state, unassigned, assigneeId, customerId, cursor, limit }) => {
    const keys = keysOf(cursor, ['instant', 'uuid']);
    if (!keys) return { refused: 'request.malformed', field: 'page.cursor' };
    const [due, id] = keys;
    const wanted = {
      ...(state && { state }),
      ...(unassigned && { assignee: { $exists: false } }),
      ...(assigneeId && { 'assignee.id': assigneeId }),
      ...(customerId && { 'customer.id': customerId }),
    };
    // The range bounds the walk along the index; the alternative skips what the last page showed of the same instant.
    const behind =
      due && id ? { dueAt: { $gte: new Date(due) }, $or: [{ dueAt: { $gt: new Date(due) } }, { _id: { $gt: id } }] } : {};
    const rows = await ticketRows(store.connection)
      .find({ $and: [wanted, behind] }, asked({ connection: store.connection, actor }))
      .sort({ dueAt: 1, _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = pageOfRows(rows, limit, ({ dueAt, _id }) => [dueAt.toISOString(), _id]);
    return { ...page, items: page.items.map(ticketOf) };
  },
});
