import { type FreshMongo, freshMongo } from '@tributary/testing';
import { migrateMongo } from '../src/mongo/migrate-mongo';
import type { MongoMigration } from '../src/mongo/mongo-migration';
import { type MongoStore, openMongo } from '../src/mongo/open-mongo';

/** A migrated database and a store open on it. */
export interface MongoDesk {
  readonly database: FreshMongo;
  readonly store: MongoStore;
  /** Another store on the same database: a second process. */
  open(url?: string): Promise<MongoStore>;
  stop(): Promise<void>;
}

export async function openMongoDesk(...migrations: MongoMigration[]): Promise<MongoDesk> {
  const database = await freshMongo();
  await migrateMongo({ url: database.url, migrations });
  const opened: MongoStore[] = [];
  const open = async (url = database.url) => {
    const store = await openMongo({ url, primaryWithinMs: 1_000 });
    opened.push(store);
    return store;
  };
  return {
    database,
    store: await open(),
    open,
    stop: async () => {
      for (const store of opened) await store.stop();
      await database.drop();
    },
  };
}

/** To one server as it is addressed; a replica set would name its own address and be reached there. */
export function direct(url: string): string {
  const plain = new URL(url);
  plain.search = '?directConnection=true';
  return plain.href;
}
