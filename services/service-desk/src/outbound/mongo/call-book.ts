import type { Outbox } from '@tributary/messaging/mongo';
import type { Actor } from '@tributary/service-kit';
import { audit, inMongoTransaction, type MongoStore, type MongoTx } from '@tributary/stores/mongo';
import type { CallBook } from '../../use-cases/calls/record-call';
import { collection, withoutUndefined } from './collections';
import { lockCustomer } from './customers';

export const makeAtTheCallBook =
  (store: MongoStore, outbox: Outbox) =>
  <T>(actor: Actor, work: (book: CallBook) => Promise<T>): Promise<T> =>
    inMongoTransaction(store, actor, (tx) => work(callBookIn(tx, outbox)));

const callBookIn = (tx: MongoTx, outbox: Outbox): CallBook => {
  const calls = collection(tx.connection, 'calls');
  return {
    call: async (id) => {
      const found = await calls.findOne({ _id: id }, { session: tx.session });
      if (!found) return undefined;
      const { _id, ...call } = found;
      return { id: _id, ...call };
    },
    lockedCustomerId: (id) => lockCustomer(tx, id),
    save: async (known, { call: { id, ...call }, recorded }) => {
      await calls.replaceOne({ _id: id }, call, { session: tx.session, upsert: true, ...withoutUndefined });
      audit(tx, {
        action: known ? 'call.completed' : 'call.recorded',
        entity: 'call',
        entityId: id,
        after: { customerId: call.customer?.id, agentId: call.agentId, disposition: call.disposition, endedAt: call.endedAt },
      });
      if (!recorded) return;
      const event = { type: 'tributary.service-desk.call.recorded.v1', data: recorded } as const;
      await outbox.add(tx, { aggregate: id, version: call.version }, [event]);
    },
  };
};
