import { type FreshPostgres, freshPostgres } from '@tributary/testing';
import { Client } from 'pg';
import { migratePostgres } from '../src/postgres/migrate-postgres';
import { openPostgres, type PostgresStore } from '../src/postgres/open-postgres';

/** A migrated database with whatever tables a test wants, and a store open on it. */
export interface PostgresDesk {
  readonly database: FreshPostgres;
  readonly store: PostgresStore;
  /** As the owner, whom row-level security does not bind: to see what is really there, and to tamper. */
  asOwner<Row = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<Row[]>;
  /** Another store on the same database: a second process. */
  open(url?: string): Promise<PostgresStore>;
  stop(): Promise<void>;
}

export async function openPostgresDesk(tables = ''): Promise<PostgresDesk> {
  const database = await freshPostgres();
  await migratePostgres(database);
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  if (tables) await owner.query(tables);

  const opened: PostgresStore[] = [];
  const open = async (url = database.url) => {
    const store = await openPostgres({ url, applicationName: 'stores-test' });
    opened.push(store);
    return store;
  };
  return {
    database,
    store: await open(),
    asOwner: async <Row>(sql: string, params: unknown[] = []) => (await owner.query(sql, params)).rows as Row[],
    open,
    stop: async () => {
      for (const store of opened) await store.stop();
      await owner.end();
      await database.drop();
    },
  };
}
