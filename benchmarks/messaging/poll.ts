import { openPostgres } from '@tributary/stores/postgres';
import { Client } from 'pg';
import { partitionCount } from '../../packages/messaging/src/envelope/partition-of';
import { postgresOutboxStore } from '../../packages/messaging/src/postgres/outbox-store';
import type { Place } from '../places/databases';
import { percentile } from '../report/rate';

export interface PollTimes {
  /** Milliseconds, medians. */
  readonly empty: number;
  /** The first look after a start, when nothing is known of what was processed. */
  readonly firstAfterStart: number;
  readonly later: number;
}

const polls = 40;

/** The relay's poll, with the remains of `processed` events that one old snapshot keeps from being cleared away. */
export async function pollUnderOldSnapshot(place: Place, processed: number): Promise<PollTimes> {
  const store = await openPostgres({ url: place.url, applicationName: 'bench' });
  const owner = new Client(place.ownerUrl);
  const old = new Client(place.ownerUrl);
  await Promise.all([owner.connect(), old.connect()]);
  const request = {
    partitions: Array.from({ length: partitionCount }, (_, index) => index),
    known: new Set<string>(),
    held: [],
    limit: 500,
  };
  try {
    const empty = await medianPoll(postgresOutboxStore(store), request);

    await old.query('begin isolation level repeatable read');
    // With an id of its own, as a long report that also writes something has.
    await old.query('select pg_current_xact_id()');
    await owner.query(
      `insert into tributary.outbox (partition, aggregate, version, type, id, body)
       select i % $2, 'a' || i, 1, 't', gen_random_uuid(), repeat('x', 100) from generate_series(1, $1) i`,
      [processed, partitionCount],
    );
    await owner.query('delete from tributary.outbox');
    await owner.query('vacuum tributary.outbox');

    const started = postgresOutboxStore(store);
    const before = performance.now();
    await started.read(request);
    const firstAfterStart = performance.now() - before;
    return { empty, firstAfterStart, later: await medianPoll(started, request) };
  } finally {
    await old.query('rollback');
    await Promise.all([old.end(), owner.end()]);
    await store.stop();
  }
}

async function medianPoll(
  outbox: ReturnType<typeof postgresOutboxStore>,
  request: Parameters<ReturnType<typeof postgresOutboxStore>['read']>[0],
): Promise<number> {
  const times: number[] = [];
  // The first ones find out from where to read.
  for (let poll = -5; poll < polls; poll += 1) {
    const before = performance.now();
    await outbox.read(request);
    if (poll >= 0) times.push(performance.now() - before);
  }
  return percentile(times, 0.5);
}
