import { migratePostgres, openPostgres, type PostgresStore } from '@tributary/stores/postgres';
import { eventually, type FreshPostgres, freshPostgres } from '@tributary/testing';
import { Client } from 'pg';
import { partitionCount } from '../src/envelope/partition-of';
import { messagingMigrations } from '../src/postgres/migrations';
import { postgresOutboxStore } from '../src/postgres/outbox-store';

const allPartitions = Array.from({ length: partitionCount }, (_, partition) => partition);
const nothingKnown = { partitions: allPartitions, known: new Set<string>(), held: [], limit: 100 };

describe('reading the outbox', () => {
  let database: FreshPostgres;
  let store: PostgresStore;
  let owner: Client;
  let old: Client;

  beforeAll(async () => {
    database = await freshPostgres();
    const { ownerUrl, applicationRole } = database;
    await migratePostgres({ ownerUrl, applicationRole, platform: messagingMigrations });
    store = await openPostgres({ url: database.url, applicationName: 'messaging-test' });
    [owner, old] = [new Client(ownerUrl), new Client(ownerUrl)];
    await Promise.all([owner.connect(), old.connect()]);
  });
  afterAll(async () => {
    await Promise.all([owner.end(), old.end()]);
    await store.stop();
    await database.drop();
  });

  const insert = (client: Client, count: number) =>
    client.query(
      `insert into tributary.outbox (partition, aggregate, version, type, id, body)
       select i % $2, 'a' || i, 1, 't', gen_random_uuid(), '{}' from generate_series(1, $1) i`,
      [count, partitionCount],
    );
  /** Pages that the server touches for the table and its index. */
  const touched = async (): Promise<number> => {
    await owner.query('select pg_stat_force_next_flush()');
    const { rows } = await owner.query<{ pages: string }>(
      `select heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit as pages
         from pg_statio_all_tables where relid = 'tributary.outbox'::regclass`,
    );
    return Number(rows[0]?.pages);
  };
  const touchedBy = async (work: () => Promise<unknown>): Promise<number> => {
    // The server counts for a session when it is asked to.
    await store.pool.query('select pg_stat_force_next_flush()');
    const before = await touched();
    await work();
    await store.pool.query('select pg_stat_force_next_flush()');
    return (await touched()) - before;
  };

  it('does not wade through what was published long ago under an old snapshot, and misses nothing that commits late', async () => {
    await old.query('begin isolation level repeatable read; select pg_current_xact_id()');
    const late = new Client(database.ownerUrl);
    await late.connect();
    await late.query('begin');
    await insert(late, 1);
    await insert(owner, 20_000);
    await owner.query(`delete from tributary.outbox`);

    const outbox = postgresOutboxStore(store);
    for (let poll = 0; poll < 5; poll += 1) expect((await outbox.read(nothingKnown)).rows).toEqual([]);
    await late.query('commit');
    await late.end();
    const { rows } = await outbox.read(nothingKnown);
    expect(rows.map(({ aggregate }) => aggregate)).toEqual(['a1']);
    await outbox.remove(rows);

    await eventually('ten polls touch little more than an empty index for each partition', async () => {
      const pages = await touchedBy(async () => {
        for (let poll = 0; poll < 10; poll += 1) expect((await outbox.read(nothingKnown)).rows).toEqual([]);
      });
      expect(pages).toBeLessThan(10 * partitionCount * 8);
    });
    await old.query('rollback');
  });

  it('costs the same whatever waits behind what is read, also with thousands of events on their way', async () => {
    await insert(owner, 20_000);
    const outbox = postgresOutboxStore(store);
    const first = await outbox.read({ ...nothingKnown, limit: 2_000 });
    const request = { ...nothingKnown, known: new Set(first.rows.map(({ key }) => key)) };

    const before = await touchedBy(() => outbox.read(request));
    await insert(owner, 40_000);
    const after = await touchedBy(() => outbox.read(request));

    expect(first.rows.length).toBeGreaterThanOrEqual(2_000);
    expect(after).toBeLessThan(before * 1.5);
    await owner.query('truncate tributary.outbox');
  });
});
