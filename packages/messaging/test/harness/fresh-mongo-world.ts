import { type MongoTx, migrateMongo } from '@tributary/stores/mongo';
import { type FreshMongo, freshMongo } from '@tributary/testing';
import { messagingMigrations } from '../../src/mongo/migrations';
import { flakyProxy } from './flaky-proxy';
import { openMongoWorld } from './mongo-world';
import type { World } from './world';

/** A fresh database for a suite. Other processes open the same one by its url. */
export async function freshMongoWorld(database?: FreshMongo): Promise<World<MongoTx>> {
  return worldIn(database ?? (await freshMongo()));
}

async function worldIn(database: FreshMongo): Promise<World<MongoTx>> {
  const createTables = {
    name: '0001-employees',
    up: async (connection: Parameters<(typeof messagingMigrations)[number]['up']>[0]) => {
      await connection.createCollection('employees');
      await connection.createCollection('effects');
    },
  };
  await migrateMongo({ url: database.url, platform: messagingMigrations, migrations: [createTables] });
  const wire = await flakyProxy(direct(database.url));
  const world = await openMongoWorld(wire.url);
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

/** To the server as it is addressed; a replica set would name its own address and be reached there, past the proxy. */
function direct(url: string): string {
  const plain = new URL(url);
  plain.searchParams.delete('replicaSet');
  plain.searchParams.set('directConnection', 'true');
  return plain.href;
}
