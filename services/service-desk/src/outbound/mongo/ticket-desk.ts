import type { Outbox } from '@tributary/messaging/mongo';
import { serviceActor } from '@tributary/service-kit';
import { audit, inMongoTransaction, type MongoStore, type MongoTx } from '@tributary/stores/mongo';
import type { TicketChange } from '../../domain/ticket/change';
import type { Ticket } from '../../domain/ticket/ticket';
import type { AtTheTicketDesk, TicketDesk } from '../../use-cases/tickets/ticket-desk';
import { collection } from './collections';
import { factsOf, lockCustomer } from './customers';
import { findTicket, insertTicket, replaceTicket } from './ticket-rows';

const service = serviceActor('service-desk');

export const makeAtTheTicketDesk =
  (store: MongoStore, outbox: Outbox): AtTheTicketDesk =>
  (actor, work) =>
    inMongoTransaction(store, actor, (tx) => work(ticketDeskIn(tx, outbox)));

/** In a transaction that is open. */
export function ticketDeskIn(tx: MongoTx, outbox: Outbox): TicketDesk {
  const { connection, session } = tx;
  return {
    ticket: (id) => findTicket(tx, id),
    ticketOfAnybody: (id) => findTicket({ connection, session, actor: service }, id),
    customer: (id) => factsOf(tx, id),
    lockedCustomer: async (id) => factsOf(tx, await lockCustomer(tx, id)),

    order: async (id) => {
      const found = await collection(connection, 'orders').findOne({ _id: id }, { session });
      if (!found) return undefined;
      const { _id, version: _version, ...order } = found;
      return { id: _id, ...order };
    },
    isPaid: async (contractId) =>
      (await collection(connection, 'contracts').findOne({ _id: contractId }, { session }))?.isPaid ?? false,
    warranties: async (skus) => {
      const products = await collection(connection, 'products')
        .find({ _id: { $in: [...skus] } }, { session })
        .toArray();
      return products.map(({ warrantyMonths }) => warrantyMonths);
    },

    add: async (change) => {
      await insertTicket(tx, change.ticket);
      await settle(tx, outbox, undefined, change);
    },
    save: async (before, change) => {
      await replaceTicket(tx, before.version, change.ticket);
      await settle(tx, outbox, before, change);
    },
  };
}

/** What a change of a ticket brings with it: its events and a line in the audit log. */
async function settle(tx: MongoTx, outbox: Outbox, before: Ticket | undefined, change: TicketChange): Promise<void> {
  const { action, ticket, events } = change;
  const firstVersion = ticket.version - events.length + 1;
  await outbox.addMany(
    tx,
    events.map((event, index) => ({ aggregate: ticket.id, version: firstVersion + index, events: [event] })),
  );
  audit(tx, {
    action,
    entity: 'ticket',
    entityId: ticket.id,
    ...(before && { before: audited(before) }),
    after: audited(ticket),
  });
}

/** What of a ticket goes to the audit log: no word of what the customer or an agent wrote, but the reason of an override. */
const audited = ({ version, state, entitlement, assignee, customer, survey }: Ticket) => ({
  version,
  state,
  entitlement,
  assigneeId: assignee?.id,
  customerId: customer.id,
  score: survey?.score,
});
