import { makeOutbox, messagingMigrations, type Outbox } from '@tributary/messaging/mongo';
import { serviceActor } from '@tributary/service-kit';
import { type MongoStore, migrateMongo, openMongo } from '@tributary/stores/mongo';
import { freshMongo } from '@tributary/testing';
import { migrations } from '../migrations';
import { asked, leadRows } from '../src/outbound/mongo/lead-rows';

export const leadsService = serviceActor('leads');

/** The store of leads without a service around it, for tests that hold the clock or pull the plug. */
export interface LeadStore {
  readonly store: MongoStore;
  readonly outbox: Outbox;
  count(collection: string, filter: object): Promise<number>;
  countLeads(filter: object): Promise<number>;
  /** Events that wait to be published, by type and by something that occurs in them. */
  countEvents(type: RegExp, mention: string): Promise<number>;
  stop(): Promise<void>;
}

export async function openLeadStore(): Promise<LeadStore> {
  const database = await freshMongo();
  await migrateMongo({ url: database.url, migrations, platform: messagingMigrations });
  const store = await openMongo({ url: database.url });
  const { connection } = store;
  return {
    store,
    outbox: makeOutbox({ service: 'leads' }),
    count: (collection, filter) =>
      connection.collection(collection).countDocuments(filter, asked({ connection, actor: leadsService })),
    countLeads: (filter) => leadRows(connection).countDocuments(filter, asked({ connection, actor: leadsService })),
    countEvents: (type, mention) => connection.collection('outbox').countDocuments({ type, body: { $regex: mention } }),
    stop: async () => {
      await store.stop();
      await database.drop();
    },
  };
}
