import { serviceActor } from '@tributary/service-kit';
import { inMongoTransaction, type MongoTx, openMongo } from '@tributary/stores/mongo';
import { mongoInboxStore } from '../../src/mongo/inbox-store';
import { makeDeadLetters, makeOutbox, startRelay, subscribe, subscribeRaw } from '../../src/mongo/index';
import { mongoOutboxStore } from '../../src/mongo/outbox-store';
import type { World } from './world';

const actor = serviceActor('directory');

export async function openMongoWorld(url: string): Promise<World<MongoTx>> {
  const store = await openMongo({ url, applicationName: 'messaging-test' });
  const outbox = makeOutbox({ service: 'directory' });
  const employees = store.connection.collection<{ _id: string; version: number }>('employees');
  const effects = store.connection.collection<{ _id: string; versions: number[] }>('effects');
  return {
    url,
    outbox,
    transaction: (work) => inMongoTransaction(store, actor, work),
    nextVersion: async ({ session }, employee) => {
      const after = await employees.findOneAndUpdate(
        { _id: employee },
        { $inc: { version: 1 } },
        { upsert: true, returnDocument: 'after', session },
      );
      return after?.version ?? 0;
    },
    recordEffect: async ({ session }, employee, version) => {
      await effects.updateOne({ _id: employee }, { $push: { versions: version } }, { upsert: true, session });
    },
    effects: async () => new Map((await effects.find().toArray()).map(({ _id, versions }) => [_id, versions])),
    outboxSize: () => store.connection.collection('outbox').countDocuments({}),
    startRelay: (rabbit, settings) => startRelay({ store, rabbit, outbox, ...settings }),
    subscribeStaff: (rabbit, handlers, settings) =>
      subscribe({ store, rabbit, service: 'leads', purpose: 'staff', handlers, ...settings }),
    subscribeIntake: (rabbit, handler, settings) =>
      subscribeRaw({ store, rabbit, service: 'leads', purpose: 'intake', ...handler, ...settings }),
    deadLetters: (rabbit) => makeDeadLetters({ store, rabbit, service: 'leads' }),
    outboxStore: () => mongoOutboxStore(store),
    inboxStore: () => mongoInboxStore(store, 'leads'),
    breakConnections: () => undefined,
    stop: () => store.stop(),
  };
}
