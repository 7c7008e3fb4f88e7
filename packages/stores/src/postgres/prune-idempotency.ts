import type { PostgresStore } from './open-postgres';

const batch = 5_000;

/**
 * Forgets commands answered before `olderThan`; a repeat that comes later takes effect again.
 * Keep them longer than any client goes on trying. Returns how many were forgotten.
 */
export async function pruneIdempotency({ pool }: PostgresStore, olderThan: Date): Promise<number> {
  let pruned = 0;
  for (;;) {
    const { rowCount } = await pool.query(
      `delete from tributary.idempotency where ctid = any (array(
         select ctid from tributary.idempotency where created_at < $1 limit ${batch}))`,
      [olderThan],
    );
    pruned += rowCount ?? 0;
    if ((rowCount ?? 0) < batch) return pruned;
  }
}
