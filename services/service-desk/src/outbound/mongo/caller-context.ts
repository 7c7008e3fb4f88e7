import { serviceActor } from '@tributary/service-kit';
import type { MongoStore } from '@tributary/stores/mongo';
import { openOrderStates } from '../../domain/order';
import type { CallerContext } from '../../use-cases/calls/lookup-caller';
import { collection } from './collections';
import { factsOf } from './customers';
import { asked, ticketRows } from './ticket-rows';

/** Whoever answers the telephone sees that there is a ticket, whosever it is. */
const service = serviceActor('service-desk');

/** More do not fit a screen. */
const most = 10;

export const makeCallerContext =
  ({ connection }: MongoStore) =>
  async (customerId: string): Promise<CallerContext> => {
    const [facts, orders, tickets] = await Promise.all([
      factsOf({ connection }, customerId),
      collection(connection, 'orders')
        .find({ 'customer.id': customerId, state: { $in: [...openOrderStates] } })
        .sort({ _id: -1 })
        .limit(most)
        .toArray(),
      ticketRows(connection)
        .find(
          { 'customer.id': customerId, state: { $in: ['open', 'assigned', 'waiting-for-customer'] } },
          asked({ connection, actor: service }),
        )
        .sort({ dueAt: 1, _id: 1 })
        .limit(most)
        .toArray(),
    ]);
    const owner = facts.ownerId === '' ? undefined : await collection(connection, 'employees').findOne({ _id: facts.ownerId });
    return {
      ownerId: facts.ownerId,
      ownerName: owner?.name ?? '',
      tier: facts.tier,
      openOrders: orders.map(({ _id, version: _version, ...order }) => ({ id: _id, ...order })),
      openTickets: tickets.map(({ _id, number, subject }) => ({ id: _id, number, subject })),
    };
  };
