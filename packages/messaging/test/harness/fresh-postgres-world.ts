import { migratePostgres, type Tx } from '@tributary/stores/postgres';
import { freshPostgres } from '@tributary/testing';
import { Client } from 'pg';
import { messagingMigrations } from '../../src/postgres/migrations';
import { flakyProxy } from './flaky-proxy';
import { openPostgresWorld } from './postgres-world';
import type { World } from './world';

const tables = `
  create table employees (id text primary key, version bigint not null);
  create table effects (employee text primary key, versions bigint[] not null);`;

/** A fresh database for a suite. Other processes open the same one by its url. */
export async function freshPostgresWorld(): Promise<World<Tx>> {
  const database = await freshPostgres({
    migrate: {
      key: `${tables}${messagingMigrations.map(({ sql }) => sql).join('')}`,
      run: async ({ ownerUrl, applicationRole }) => {
        await migratePostgres({ ownerUrl, applicationRole, platform: messagingMigrations });
        const owner = new Client({ connectionString: ownerUrl });
        await owner.connect();
        await owner.query(tables);
        await owner.query(`grant all on employees, effects to ${applicationRole}`);
        await owner.end();
      },
    },
  });
  const wire = await flakyProxy(database.url);
  const world = await openPostgresWorld(wire.url);
  return {
    ...world,
    url: database.url,
    breakConnections: () => {
      wire.cut();
      wire.mend();
    },
    stop: async () => {
      await world.stop();
      await wire.stop();
      await database.drop();
    },
  };
}
