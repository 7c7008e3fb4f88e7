import { randomBytes } from 'node:crypto';
import { asAdmin, createPostgresDatabase, dropPostgresDatabase, type PostgresDatabase } from '@tributary/local-stack';
import { type Migrated, migratedTemplate } from './migrated-template';
import { testStore } from './test-stack';

export interface FreshPostgres extends PostgresDatabase {
  /** Removes the database. Fails when connections to it are still open: they would starve the files that follow. */
  drop(): Promise<void>;
}

export interface FreshPostgresOptions {
  /** Runs once for each key; every other file with the same key gets a copy. */
  readonly migrate?: Migrated;
}

/** An empty or migrated database of one's own, with its two roles. Call `drop` in `afterAll`, after closing what you opened. */
export async function freshPostgres({ migrate }: FreshPostgresOptions = {}): Promise<FreshPostgres> {
  const { adminUrl } = await testStore('postgres');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const template = migrate && (await migratedTemplate(adminUrl, migrate));
  const database = await createPostgresDatabase(adminUrl, name, template ? { template } : {});
  return {
    ...database,
    drop: async () => {
      const left = await openConnections(adminUrl, name);
      await dropPostgresDatabase(adminUrl, name);
      if (left.length > 0) throw new Error(`connections to PostgreSQL were left open: ${left.join(', ')}`);
    },
  };
}

/** A connection that was closed stays in the server's list for a moment. */
const openConnections = (adminUrl: string, database: string): Promise<string[]> =>
  asAdmin(adminUrl, async (admin) => {
    for (let look = 0; ; look++) {
      const { rows } = await admin.query<{ who: string }>(
        `select usename || ' ' || application_name as who from pg_stat_activity
          where datname = $1 and backend_type = 'client backend'`,
        [database],
      );
      if (rows.length === 0 || look === 20) return rows.map((row) => row.who);
      await admin.query('select pg_sleep(0.05)');
    }
  });
