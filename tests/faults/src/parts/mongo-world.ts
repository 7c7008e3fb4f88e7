import { makeDeadLetters, makeOutbox } from '@tributary/messaging/mongo';
import { mongoInboxStore, mongoOutboxStore } from '@tributary/messaging/parts';
import type { Log } from '@tributary/service-kit';
import { inMongoTransaction, type MongoTx, openMongo } from '@tributary/stores/mongo';
import type { Entry } from '../invariants/observed';
import { rigService } from './rig-topology';
import type { World } from './world';

/** One document for each aggregate: its effects stand in it in the order of their commits. */
interface CounterDocument {
  readonly _id: string;
  readonly n: number;
  readonly version: number;
  readonly effects: { readonly version: number; readonly key: string }[];
}

export const mongoCollections = ['aggregates', 'changes', 'counters'] as const;

export async function openMongoWorld(url: string, name: string, log?: Log): Promise<World<MongoTx>> {
  const store = await openMongo({ url, applicationName: name, ...(log && { log }) });
  const aggregates = store.connection.collection<{ _id: string; version: number }>('aggregates');
  const changes = store.connection.collection<Entry>('changes');
  const counters = store.connection.collection<CounterDocument>('counters');
  const outboxSize = () => store.connection.collection('outbox').countDocuments({});

  return {
    outbox: makeOutbox({ service: 'directory' }),
    transaction: (actor, work) => inMongoTransaction(store, actor, work),
    change: async ({ session }, { aggregate, key }) => {
      const after = await aggregates.findOneAndUpdate(
        { _id: aggregate },
        { $inc: { version: 1 } },
        { upsert: true, returnDocument: 'after', session },
      );
      const version = after?.version ?? 0;
      await changes.insertOne({ aggregate, version, key }, { session });
      return version;
    },
    effect: async ({ session }, { aggregate, version, key }) => {
      await counters.updateOne(
        { _id: aggregate },
        { $inc: { n: 1 }, $max: { version }, $push: { effects: { version, key } } },
        { upsert: true, session },
      );
    },
    lastVersion: async ({ session }, aggregate) =>
      (await counters.findOneAndUpdate({ _id: aggregate }, { $inc: { looks: 1 } }, { session }))?.version ?? 0,

    outboxStore: () => mongoOutboxStore(store),
    inboxStore: () => mongoInboxStore(store, rigService),
    deadLetters: (rabbit) => makeDeadLetters({ store, rabbit, service: rigService }),

    produced: async () => ({
      versions: new Map((await aggregates.find().toArray()).map(({ _id, version }) => [_id, version])),
      changes: (await changes.find().toArray()).map(({ aggregate, version, key }) => ({ aggregate, version, key })),
      outbox: await outboxSize(),
    }),
    consumed: async () => {
      const documents = await counters.find().toArray();
      return {
        counters: new Map(documents.map(({ _id, n }) => [_id, n])),
        effects: documents.flatMap(({ _id, effects }) => effects.map((effect) => ({ aggregate: _id, ...effect }))),
      };
    },
    outboxSize,
    effectCount: async () => (await counters.find({}, { projection: { n: 1 } }).toArray()).reduce((sum, { n }) => sum + n, 0),
    forgetInbox: async () => void (await mongoInboxStore(store, rigService).prune(0, 1_000_000)),
    stop: () => store.stop(),
  };
}
