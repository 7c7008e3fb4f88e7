import type { Outbox } from '@tributary/messaging/mongo';
import type { MongoTx } from '@tributary/stores/mongo';
import type { CustomerFile } from '../../use-cases/projections/follow-customer';
import { collection } from './collections';
import { noteFileVersion, redirect } from './customers';
import { ticketDeskIn } from './ticket-desk';
import { ticketOf, ticketRows } from './ticket-rows';

export const makeCustomerFile = (outbox: Outbox): CustomerFile<MongoTx> => ({
  isNews: noteFileVersion,
  redirect,
  deskIn: (tx) => ticketDeskIn(tx, outbox),

  /** Oldest first. */
  ticketsOf: async ({ connection, session }, customerIds) => {
    const found = await ticketRows(connection)
      .find({ 'customer.id': { $in: [...customerIds] } }, { session })
      .sort({ _id: 1 })
      .toArray();
    return found.map(ticketOf);
  },

  moveOthers: async ({ connection, session }, from, to, madeWith) => {
    const which = { 'customer.id': { $in: [...from] }, ...(madeWith && { 'customer.madeWithId': { $in: [...madeWith] } }) };
    await collection(connection, 'orders').updateMany(which, { $set: { 'customer.id': to } }, { session });
    await collection(connection, 'calls').updateMany(which, { $set: { 'customer.id': to } }, { session });
  },
});
