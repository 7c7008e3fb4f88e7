import { randomBytes } from 'node:crypto';
import {
  type Addresses,
  createMongoDatabase,
  createPostgresDatabase,
  createRabbitVhost,
  dropMongoDatabase,
  dropPostgresDatabase,
  dropRabbitVhost,
} from '@tributary/local-stack';
import { messagingMigrations as mongoMigrations } from '@tributary/messaging/mongo';
import { messagingMigrations } from '@tributary/messaging/postgres';
import { migrateMongo } from '@tributary/stores/mongo';
import { migratePostgres } from '@tributary/stores/postgres';
import { Client } from 'pg';

export interface Place {
  readonly url: string;
  /** PostgreSQL: as the owner of the tables. */
  readonly ownerUrl: string;
  readonly rabbitUrl: string;
  drop(): Promise<void>;
}

const freshName = (): string => `b_${randomBytes(6).toString('hex')}`;

export async function postgresPlace({ postgres, rabbitmq }: Pick<Addresses, 'postgres' | 'rabbitmq'>): Promise<Place> {
  const name = freshName();
  const { url, ownerUrl, applicationRole } = await createPostgresDatabase(postgres.adminUrl, name);
  await migratePostgres({ ownerUrl, applicationRole, platform: messagingMigrations });
  const owner = new Client(ownerUrl);
  await owner.connect();
  await owner.query(
    `create table effects (employee text primary key, n bigint not null); grant all on effects to ${applicationRole}`,
  );
  await owner.end();
  const rabbitUrl = await createRabbitVhost(rabbitmq, name);
  return {
    url,
    ownerUrl,
    rabbitUrl,
    drop: async () => {
      await dropRabbitVhost(rabbitmq, name);
      await dropPostgresDatabase(postgres.adminUrl, name);
    },
  };
}

export async function mongoPlace({ mongodb, rabbitmq }: Pick<Addresses, 'mongodb' | 'rabbitmq'>): Promise<Place> {
  const name = freshName();
  const url = createMongoDatabase(mongodb.url, name);
  const createEffects = {
    name: '0001-effects',
    up: async (connection: { createCollection(name: string): Promise<unknown> }) =>
      void (await connection.createCollection('effects')),
  };
  await migrateMongo({ url, platform: mongoMigrations, migrations: [createEffects] });
  const rabbitUrl = await createRabbitVhost(rabbitmq, name);
  return {
    url,
    ownerUrl: url,
    rabbitUrl,
    drop: async () => {
      await dropRabbitVhost(rabbitmq, name);
      await dropMongoDatabase(url);
    },
  };
}

/** Works in a fresh place, and removes it. */
export async function at<T>(fresh: () => Promise<Place>, work: (place: Place) => Promise<T>): Promise<T> {
  const place = await fresh();
  try {
    return await work(place);
  } finally {
    await place.drop();
  }
}
