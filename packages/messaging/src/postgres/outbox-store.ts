import { acquireLeases, checkOut, type PostgresStore, releaseLeases, renewLeases } from '@tributary/stores/postgres';
import { Client } from 'pg';
import { aborted, backoff, pause } from '../pause';
import type { OutboxRow } from '../relay/outbox-row';
import type { OutboxStore } from '../relay/outbox-store';
import { SafeFloor } from './safe-floor';

const wakeChannel = 'tributary_outbox';

const selectRows = `
  select o.seq, o.partition, o.aggregate, o.type, o.id, o.traceparent, o.body
    from unnest($1::smallint[], $2::bigint[]) as wanted (partition, start)
   cross join lateral (
         select * from tributary.outbox o
          where o.partition = wanted.partition and o.seq > wanted.start
            and o.seq <> all ($3::bigint[]) and o.aggregate <> all ($4::text[])
          order by o.seq limit $5) o`;

/** The planner takes the outbox for empty, as it is most of the time, and would sort the whole backlog for every read. */
const beginWalk = 'begin read only; set local enable_bitmapscan = off; set local enable_sort = off';

/** Whoever inserts takes this lock before the row's number is drawn, and keeps it until after the commit is visible. */
const selectWriters = `
  select distinct virtualtransaction as writer from pg_locks
   where locktype = 'relation' and mode = 'RowExclusiveLock' and granted
     and relation = 'tributary.outbox'::regclass
     and database = (select oid from pg_database where datname = current_database())`;

/**
 * A removal that a crash of the server undoes is published again, and the inbox drops it: not worth waiting for the disk.
 */
const deleteRows = `
  delete from tributary.outbox
   where (partition, seq) in (select * from unnest($1::smallint[], $2::bigint[]))
     and (select set_config('synchronous_commit', 'off', true)) = 'off'`;

const selectDepth = `
  select count(*)::int as rows, coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0)::float8 as "oldestSeconds"
    from (select recorded_at from tributary.outbox limit 50000) o`;

const seePresent = `
  with gone as (delete from tributary.outbox_relays where seen_at < clock_timestamp() - $2 * interval '1 millisecond' and owner <> $1),
       here as (insert into tributary.outbox_relays (owner, seen_at) values ($1, clock_timestamp())
                on conflict (owner) do update set seen_at = excluded.seen_at)
  select count(*)::int as others from tributary.outbox_relays
   where owner <> $1 and seen_at >= clock_timestamp() - $2 * interval '1 millisecond'`;

/** Rows of one partition in one answer, at least: with one busy partition more reads would cost more than they bring. */
const leastOfPartition = 64;
/** The floor moves up this often while events flow. */
const sampleEveryMs = 100;

interface Row extends Omit<OutboxRow, 'key'> {
  readonly seq: string;
}

export function postgresOutboxStore(store: PostgresStore): OutboxStore {
  const { pool } = store;
  const floor = new SafeFloor();
  let sampledAt = Number.NEGATIVE_INFINITY;

  const writers = async (): Promise<Set<string>> => {
    const { rows } = await pool.query<{ writer: string }>(selectWriters);
    return new Set(rows.map(({ writer }) => writer));
  };

  const raiseFloor = async (): Promise<void> => {
    if (floor.isWaiting) return floor.writing(await writers());
    if (performance.now() - sampledAt < sampleEveryMs) return;
    sampledAt = performance.now();
    // The order matters: whoever draws a number after the first question is not meant, whoever drew before is seen by the second.
    // A sequence that was never used says 1 as well: taken for drawn, the very first event would never be read.
    const { rows } = await pool.query<{ upTo: string }>(
      'select case when is_called then last_value else 0 end as "upTo" from tributary.outbox_seq_seq',
    );
    const upTo = Number(rows[0]?.upTo ?? 0);
    if (upTo > floor.decided) floor.sampled(upTo, await writers());
  };

  const walk = async (params: readonly unknown[]): Promise<Row[]> => {
    const { client, giveBack } = await checkOut(store);
    try {
      // The pool pipelines: one way there and back for all three.
      const [, { rows }] = await Promise.all([
        client.query(beginWalk),
        client.query<Row>(selectRows, [...params]),
        client.query('commit'),
      ]);
      return rows;
    } finally {
      giveBack();
    }
  };

  return {
    read: async ({ partitions, known, held, limit }) => {
      const began = floor.moment;
      await raiseFloor();
      const { decided } = floor;
      const starts = floor.startsOf(partitions, held);
      const each = Math.max(leastOfPartition, Math.ceil(limit / partitions.length));
      // Not a named statement: only with the arrays at hand does the planner look up in a hash what is known.
      const rows = await walk([
        [...starts.keys()],
        [...starts.values()],
        [...known],
        held.filter(({ due }) => !due).map(({ aggregate }) => aggregate),
        each,
      ]);

      const ofPartition = new Map<number, Row[]>();
      for (const row of rows) {
        const list = ofPartition.get(row.partition);
        if (list) list.push(row);
        else ofPartition.set(row.partition, [row]);
      }
      let truncated = false;
      for (const partition of partitions) {
        const found = ofPartition.get(partition) ?? [];
        const full = found.length >= each;
        truncated ||= full;
        floor.wasRead(partition, decided, full ? Number(found.at(-1)?.seq) : undefined, began);
      }
      return {
        rows: rows.map(({ seq, traceparent, ...row }) => ({ ...row, key: seq, traceparent: traceparent ?? undefined })),
        truncated,
      };
    },

    forget: (partitions) => floor.forget(partitions),

    remove: async (rows) => {
      await pool.query({
        name: 'tributary-outbox-remove',
        text: deleteRows,
        values: [rows.map(({ partition }) => partition), rows.map(({ key }) => key)],
      });
    },

    depth: async () =>
      (await pool.query<{ rows: number; oldestSeconds: number }>(selectDepth)).rows[0] ?? { rows: 0, oldestSeconds: 0 },

    present: async (owner, ttlMs) =>
      1 + ((await pool.query<{ others: number }>(seePresent, [owner, ttlMs])).rows[0]?.others ?? 0),
    absent: async (owner) => {
      await pool.query('delete from tributary.outbox_relays where owner = $1', [owner]);
    },
    acquireLeases: (names, owner, ttlMs) => acquireLeases(store, names, owner, ttlMs),
    renewLeases: (leases, ttlMs) => renewLeases(store, leases, ttlMs),
    releaseLeases: (leases) => releaseLeases(store, leases),

    listen: (ring) => listenOutsideThePool(store, ring),
    announce: async () => {
      await pool.query(`notify ${wakeChannel}`);
    },
  };
}

/** A connection of its own: one that listens can do nothing else, and a pooled one would be lost to the service. */
function listenOutsideThePool({ pool, log }: PostgresStore, ring: () => void): { stop(): Promise<void> } {
  const end = new AbortController();

  const listenOnce = async (): Promise<void> => {
    // Nothing is ever sent for hours: the pool's time limits for queries do not fit.
    const { connectionString, application_name } = pool.options;
    const client = new Client({ connectionString, application_name, keepAlive: true, connectionTimeoutMillis: 5_000 });
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
    });
    client.on('notification', ring);
    try {
      await client.connect();
      await client.query(`listen ${wakeChannel}`);
      // What was announced before is not heard.
      ring();
      await Promise.race([lost, aborted(end.signal)]);
    } finally {
      await client.end().catch(() => undefined);
    }
  };

  const run = async (): Promise<void> => {
    for (let failures = 1; !end.signal.aborted; failures += 1) {
      await listenOnce().catch((error: unknown) =>
        log.warn({ err: error }, 'no notifications of new events; the outbox is polled'),
      );
      await pause(backoff(failures, 500, 10_000), end.signal);
    }
  };
  const running = run();
  return {
    stop: async () => {
      end.abort();
      await running;
    },
  };
}
