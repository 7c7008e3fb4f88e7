import type { MongoMigration } from '@tributary/stores/mongo';
import type { Connection } from 'mongoose';
import { blockedOf, inboxOf, outboxOf, parkedOf } from './collections';

/** Collections are made with their first index: a transaction cannot make them. May run any number of times. */
export async function ensureMessagingIndexes(connection: Connection): Promise<void> {
  await outboxOf(connection).createIndex({ partition: 1, _id: 1 });
  await outboxOf(connection).createIndex({ aggregate: 1, version: 1, index: 1 });
  await inboxOf(connection).createIndex({ receivedAt: 1 });
  await blockedOf(connection).createIndex({ consumer: 1, state: 1, nextAttemptAt: 1 });
  await parkedOf(connection).createIndex({ consumer: 1, aggregate: 1, position: 1 });
}

/** For `migrateMongo({ platform })`. */
export const messagingMigrations: readonly MongoMigration[] = [
  { name: 'messaging-0001-outbox-and-inbox', up: ensureMessagingIndexes },
];
