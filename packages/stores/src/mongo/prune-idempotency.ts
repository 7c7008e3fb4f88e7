import type { MongoStore } from './open-mongo';

/**
 * Forgets commands answered before `olderThan`; a repeat that comes later takes effect again.
 * Keep them longer than any client goes on trying. Returns how many were forgotten.
 */
export async function pruneIdempotency({ connection }: MongoStore, olderThan: Date): Promise<number> {
  const { deletedCount } = await connection.collection('idempotency').deleteMany({ createdAt: { $lt: olderThan } });
  return deletedCount;
}
