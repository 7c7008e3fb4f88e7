import { genesis } from '../audit/audit-chain';
import { auditHead, auditSealed, auditUnsealed } from './audit-collections';
import type { MongoMigration } from './mongo-migration';

/** What every service's database has. Nothing here may fail when it runs a second time. */
export const storesCollections: readonly MongoMigration[] = [
  {
    name: 'stores-0001-idempotency',
    up: async (connection) => {
      await connection.collection('idempotency').createIndex({ createdAt: 1 });
    },
  },
  {
    name: 'stores-0002-audit',
    up: async (connection) => {
      await auditUnsealed(connection).createIndex({ at: 1 });
      await auditSealed(connection).createIndex({ position: 1 }, { unique: true });
      await auditSealed(connection).createIndex({ entity: 1, entityId: 1, at: 1 });
      await auditSealed(connection).createIndex({ actorId: 1, at: 1 });
      await auditHead(connection).updateOne({ _id: 'head' }, { $setOnInsert: genesis }, { upsert: true });
    },
  },
];
