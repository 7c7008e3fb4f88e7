import { type Lease, LeaseLost } from '../lease';
import type { PostgresStore } from './open-postgres';
import { asStoreError } from './postgres-errors';
import type { Tx } from './tx';

const columns = `l.name, l.owner, l.epoch, l.expires_at as "expiresAt"`;
/** `ttl` counts from now by the server's clock, whichever clock the caller has. */
const expiry = (ttl: string) => `clock_timestamp() + ${ttl} * interval '1 millisecond'`;

/**
 * Takes every named lease that is free, has run out, or is already this owner's, in one statement. Those held by
 * others are left out of the answer. A lease the owner still holds is prolonged and keeps its epoch.
 */
export async function acquireLeases(
  store: PostgresStore,
  names: readonly string[],
  owner: string,
  ttlMs: number,
): Promise<Lease[]> {
  // Sorted, so that two owners who want the same ones never wait for each other in a circle.
  return query(
    store,
    `insert into tributary.leases as l (name, owner, epoch, expires_at)
     select name, $2, 1, ${expiry('$3::float8')} from unnest($1::text[]) as name order by name
     on conflict (name) do update
        set owner = excluded.owner,
            epoch = l.epoch + case when l.owner = excluded.owner and l.expires_at > clock_timestamp() then 0 else 1 end,
            expires_at = ${expiry('$3::float8')}
      where l.owner = excluded.owner or l.expires_at <= clock_timestamp()
     returning ${columns}`,
    [[...new Set(names)], owner, ttlMs],
  );
}

export const acquireLease = async (
  store: PostgresStore,
  name: string,
  owner: string,
  ttlMs: number,
): Promise<Lease | undefined> => (await acquireLeases(store, [name], owner, ttlMs))[0];

/** Prolongs those that are still held, and answers with them. One that ran out is not revived: acquire it again. */
export const renewLeases = async (store: PostgresStore, leases: readonly Lease[], ttlMs: number): Promise<Lease[]> =>
  query(
    store,
    `update tributary.leases l set expires_at = ${expiry('$3::float8')}
       from (select * from tributary.leases
              where (name, owner, epoch) in (select * from unnest($1::text[], $2::text[], $4::int[]))
                and expires_at > clock_timestamp()
              order by name for update) held
      where l.name = held.name
     returning ${columns}`,
    [leases.map(({ name }) => name), leases.map(({ owner }) => owner), ttlMs, leases.map(({ epoch }) => epoch)],
  );

export const renewLease = async (store: PostgresStore, lease: Lease, ttlMs: number): Promise<Lease | undefined> =>
  (await renewLeases(store, [lease], ttlMs))[0];

/** Gives back what is still held, so that others need not wait for it to run out. */
export async function releaseLeases(store: PostgresStore, leases: readonly Lease[]): Promise<void> {
  await query(
    store,
    `update tributary.leases l set expires_at = '-infinity'
       from (select name from tributary.leases
              where (name, owner, epoch) in (select * from unnest($1::text[], $2::text[], $3::int[]))
              order by name for update) held
      where l.name = held.name`,
    [leases.map(({ name }) => name), leases.map(({ owner }) => owner), leases.map(({ epoch }) => epoch)],
  );
}

/**
 * Ties a transaction to a lease: throws LeaseLost when it has passed on, and until the transaction ends nobody else
 * can take it. What a stalled process writes under an old lease therefore never commits.
 */
export async function fence(tx: Tx, lease: Lease): Promise<void> {
  const held = await tx.one('select 1 from tributary.leases where name = $1 and owner = $2 and epoch = $3 for share', [
    lease.name,
    lease.owner,
    lease.epoch,
  ]);
  if (!held) throw new LeaseLost(lease.name);
}

async function query(store: PostgresStore, sql: string, params: unknown[]): Promise<Lease[]> {
  try {
    return (await store.pool.query<Lease>(sql, params)).rows;
  } catch (error) {
    throw asStoreError(error, 'none');
  }
}
