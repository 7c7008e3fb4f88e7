import type { ClientSession } from 'mongoose';
import { type CommandDesk, describeCommands } from '../../test/command-suite';
import { direct, type MongoDesk, openMongoDesk } from '../../test/mongo-desk';
import { makeWeakLink, type WeakLink } from '../../test/weak-link';
import { inMongoTransaction, type MongoTransactionOptions } from './in-mongo-transaction';
import type { MongoStore } from './open-mongo';
import { pruneIdempotency } from './prune-idempotency';

describe('a command with an idempotency key, on MongoDB', () => {
  let desk: MongoDesk;
  let link: WeakLink;
  let store: MongoStore;

  const outside = (name: string) => desk.store.connection.collection(name);

  beforeAll(async () => {
    desk = await openMongoDesk();
    link = await makeWeakLink(desk.database.url);
    store = await desk.open(direct(link.through(desk.database.url)));
    await outside('loans').insertOne({});
  });
  afterAll(async () => {
    await desk.stop();
    await link.stop();
  });

  const writeFor =
    (options: MongoTransactionOptions = {}): CommandDesk['write'] =>
    (actor, work) => {
      const lend = (session: ClientSession) => async () =>
        void (await store.connection.collection('loans').insertOne({}, { session }));
      return inMongoTransaction(store, actor, ({ session }) => work(lend(session)), options);
    };

  describeCommands(() => ({
    write: writeFor(),
    writeImpatiently: writeFor({ retryForMs: 100 }),
    read: () => store.connection.collection('loans').find().toArray(),
    loans: () => outside('loans').countDocuments(),
    clear: async () => {
      await outside('loans').deleteMany({});
      await outside('idempotency').deleteMany({});
    },
    ageRecords: async () =>
      void (await outside('idempotency').updateMany({}, { $set: { createdAt: new Date(Date.now() - 2 * 86_400_000) } })),
    prune: (olderThan) => pruneIdempotency(store, olderThan),
    link,
    commitRequest: 'commitTransaction',
    overhead: 3,
  }));
});
