import { randomBytes } from 'node:crypto';
import { createMongoDatabase, dropMongoDatabase } from '@tributary/local-stack';
import { testStore } from './test-stack';
import { watchConnections } from './watch-connections';

export interface FreshMongo {
  readonly url: string;
  /** Removes the database. Fails when this process still has connections to MongoDB. */
  drop(): Promise<void>;
}

/** A MongoDB database of one's own, on a replica set: transactions and change streams work. Call `drop` in `afterAll`. */
export async function freshMongo(): Promise<FreshMongo> {
  const mongodb = await testStore('mongodb');
  const url = createMongoDatabase(mongodb.url, `t_${randomBytes(6).toString('hex')}`);
  const endWatch = watchConnections(Number(new URL(url).port || 27017));
  return {
    url,
    drop: async () => {
      await dropMongoDatabase(url);
      await endWatch();
    },
  };
}
