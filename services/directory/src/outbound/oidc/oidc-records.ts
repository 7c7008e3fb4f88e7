import { serviceActor } from '@tributary/service-kit';
import { inTransaction, type PostgresStore } from '@tributary/stores/postgres';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

const directory = serviceActor('directory');

interface Row {
  readonly payload: AdapterPayload;
  readonly consumed: number | null;
}

const columns = `payload, extract(epoch from consumed_at)::int as consumed`;

/** Where the built-in provider keeps sessions, codes and grants, so that any replica can answer the next request. */
export const oidcRecords =
  (store: PostgresStore): AdapterFactory =>
  (kind): Adapter => {
    const find = (column: 'id' | 'uid', value: string): Promise<AdapterPayload | undefined> =>
      inTransaction(store, directory, async (tx) => {
        const row = await tx.one<Row>(
          `select ${columns} from oidc_records where kind = $1 and ${column} = $2 and (expires_at is null or expires_at > now()) limit 1`,
          [kind, value],
        );
        return row && { ...row.payload, ...(row.consumed !== null && { consumed: row.consumed }) };
      });
    const run = (sql: string, params: readonly unknown[]): Promise<void> =>
      inTransaction(store, directory, async (tx) => void (await tx.run(sql, params)));

    return {
      upsert: (id, payload, expiresIn) =>
        run(
          `insert into oidc_records (kind, id, payload, grant_id, uid, expires_at)
           values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
           on conflict (kind, id) do update set payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid,
                                                expires_at = excluded.expires_at`,
          [kind, id, JSON.stringify(payload), payload.grantId ?? null, payload.uid ?? null, expiresIn ?? null],
        ),
      find: (id) => find('id', id),
      findByUid: (uid) => find('uid', uid),
      // The device flow is not offered.
      findByUserCode: async () => undefined,
      consume: (id) => run(`update oidc_records set consumed_at = now() where kind = $1 and id = $2`, [kind, id]),
      destroy: (id) => run(`delete from oidc_records where kind = $1 and id = $2`, [kind, id]),
      revokeByGrantId: (grantId) => run(`delete from oidc_records where kind = $1 and grant_id = $2`, [kind, grantId]),
    };
  };

const pruneBatch = 1_000;

/** Forgets what has expired, a thousand at a time. */
export const pruneOidcRecords = (store: PostgresStore): Promise<{ readonly more: boolean }> =>
  inTransaction(store, directory, async (tx) => {
    const pruned = await tx.run(
      `delete from oidc_records where (kind, id) in (select kind, id from oidc_records where expires_at < now() limit $1)`,
      [pruneBatch],
    );
    return { more: pruned === pruneBatch };
  });
