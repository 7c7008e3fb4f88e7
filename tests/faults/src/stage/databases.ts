import {
  type Addresses,
  asAdmin,
  createMongoDatabase,
  createPostgresDatabase,
  dropMongoDatabase,
  dropPostgresDatabase,
} from '@tributary/local-stack';
import { messagingMigrations as mongoMigrations } from '@tributary/messaging/mongo';
import { messagingMigrations } from '@tributary/messaging/postgres';
import { migrateMongo } from '@tributary/stores/mongo';
import { migratePostgres } from '@tributary/stores/postgres';
import { mongoCollections } from '../parts/mongo-world';
import type { StoreKind } from '../parts/part';
import { postgresTables } from '../parts/postgres-world';

export interface Database {
  /** As the application. */
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty database with all the tables that a part may need. */
export const makeDatabase = (kind: StoreKind, stores: Addresses, name: string): Promise<Database> =>
  kind === 'postgres' ? postgresDatabase(stores, name) : mongoDatabase(stores, name);

async function postgresDatabase({ postgres: { adminUrl } }: Addresses, name: string): Promise<Database> {
  const { url, ownerUrl, applicationRole } = await createPostgresDatabase(adminUrl, name);
  await migratePostgres({ ownerUrl, applicationRole, platform: messagingMigrations });
  await asAdmin(ownerUrl, async (owner) => {
    await owner.query(postgresTables);
    await owner.query(`grant all on all tables in schema public to ${applicationRole}`);
  });
  return { url, drop: () => dropPostgresDatabase(adminUrl, name) };
}

async function mongoDatabase({ mongodb }: Addresses, name: string): Promise<Database> {
  const url = createMongoDatabase(mongodb.url, name);
  const createCollections = {
    name: '0001-rig',
    up: async (connection: Parameters<(typeof mongoMigrations)[number]['up']>[0]) => {
      for (const collection of mongoCollections) await connection.createCollection(collection);
    },
  };
  await migrateMongo({ url, platform: mongoMigrations, migrations: [createCollections] });
  return { url, drop: () => dropMongoDatabase(url) };
}
