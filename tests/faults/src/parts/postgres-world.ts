import { postgresInboxStore, postgresOutboxStore } from '@tributary/messaging/parts';
import { makeDeadLetters, makeOutbox } from '@tributary/messaging/postgres';
import type { Log } from '@tributary/service-kit';
import { inTransaction, openPostgres, type Tx } from '@tributary/stores/postgres';
import type { Entry } from '../invariants/observed';
import { rigService } from './rig-topology';
import type { World } from './world';

export const postgresTables = `
  create table aggregates (aggregate text primary key, version integer not null);
  create table changes (aggregate text not null, version integer not null, key text not null);
  create table counters (aggregate text primary key, n integer not null, version integer not null);
  create table effects (position bigint generated always as identity, aggregate text not null, version integer not null, key text not null);`;

export async function openPostgresWorld(url: string, name: string, log?: Log): Promise<World<Tx>> {
  const store = await openPostgres({ url, applicationName: name, ...(log && { log }) });
  const { pool } = store;
  const rows = async <Row extends object>(sql: string): Promise<Row[]> => (await pool.query<Row>(sql)).rows;
  const count = async (table: string): Promise<number> =>
    (await rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0;

  return {
    outbox: makeOutbox({ service: 'directory' }),
    transaction: (actor, work) => inTransaction(store, actor, work),
    change: async (tx, { aggregate, key }) => {
      const row = await tx.one<{ version: number }>(
        `insert into aggregates (aggregate, version) values ($1, 1)
         on conflict (aggregate) do update set version = aggregates.version + 1 returning version`,
        [aggregate],
      );
      const version = row?.version ?? 0;
      await tx.run('insert into changes (aggregate, version, key) values ($1, $2, $3)', [aggregate, version, key]);
      return version;
    },
    effect: async (tx, { aggregate, version, key }) => {
      await tx.run(
        `insert into counters (aggregate, n, version) values ($1, 1, $2)
         on conflict (aggregate) do update set n = counters.n + 1, version = greatest(counters.version, excluded.version)`,
        [aggregate, version],
      );
      await tx.run('insert into effects (aggregate, version, key) values ($1, $2, $3)', [aggregate, version, key]);
    },
    lastVersion: async (tx, aggregate) =>
      (await tx.one<{ version: number }>('select version from counters where aggregate = $1 for update', [aggregate]))?.version ??
      0,

    outboxStore: () => postgresOutboxStore(store),
    inboxStore: () => postgresInboxStore(store, rigService),
    deadLetters: (rabbit) => makeDeadLetters({ store, rabbit, service: rigService }),

    produced: async () => {
      const aggregates = await rows<{ aggregate: string; version: number }>('select aggregate, version from aggregates');
      return {
        versions: new Map(aggregates.map(({ aggregate, version }) => [aggregate, version])),
        changes: await rows<Entry>('select aggregate, version, key from changes'),
        outbox: await count('tributary.outbox'),
      };
    },
    consumed: async () => {
      const counters = await rows<{ aggregate: string; n: number }>('select aggregate, n from counters');
      return {
        counters: new Map(counters.map(({ aggregate, n }) => [aggregate, n])),
        effects: await rows<Entry>('select aggregate, version, key from effects order by position'),
      };
    },
    outboxSize: () => count('tributary.outbox'),
    effectCount: () => count('effects'),
    forgetInbox: async () => void (await postgresInboxStore(store, rigService).prune(0, 1_000_000)),
    stop: () => store.stop(),
  };
}
