import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagingMigrations } from '@tributary/messaging/postgres';
import { migratePostgres, openPostgres, type PostgresStore, reading } from '@tributary/stores/postgres';
import { anEmployee, explain, type FreshPostgres, freshPostgres, type QueryPlan } from '@tributary/testing';
import { Client } from 'pg';
import { phoneQuery, phoneQueryParameters } from './make-registry';
import { searchQuery } from './make-search';
import { neighbourhoodQuery } from './source-record-rows';

const directory = join(__dirname, '../../../migrations');
const key = createHash('sha256');
for (const file of readdirSync(directory).sort()) key.update(readFileSync(join(directory, file)));

const customers = 20_000;

describe('hot queries among many customers', () => {
  let database: FreshPostgres;
  let store: PostgresStore;
  beforeAll(async () => {
    database = await freshPostgres({
      migrate: {
        key: `master-data ${key.digest('hex')}`,
        run: ({ ownerUrl, applicationRole }) =>
          migratePostgres({ ownerUrl, applicationRole, directory, platform: messagingMigrations }),
      },
    });
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`
      create temporary table made as
        select n, md5('customer ' || n)::uuid as id, '+86138' || lpad(n::text, 8, '0') as phone, md5(n::text) as name,
               lpad((abs(hashtextextended(n::text, 0)) % 100000000000)::text, 11, '0') as digits
          from generate_series(1, ${customers}) n;
      insert into customer_tree (customer_id, surviving_id) select id, id from made;
      insert into customers (id, kind, version, display_name, golden, profile, search_text, phone_digits, stage, created_at, updated_at)
        select id, 'person', 1, name, '{"values":[],"contacts":[],"consents":[]}', '{}', name, digits, 'potential', now(), now() from made;
      insert into match_keys (key, home_id, first_seen, last_seen) select 'person/phone/' || phone, id, now(), now() from made;
      insert into match_keys (key, home_id, first_seen, last_seen) select 'person/phone/+8613900000000', id, now(), now() from made;
      insert into source_records (home_id, id, kind, channel, channel_record_id, channel_version, occurred_at, received_at,
                                  received_by, payload, normalised, match_keys, resolution)
        select id, id, 'person', 'web_form', n, 0, now(), now(), 'test', '{}', '{}', '{}', '{}' from made;
      `);
    await owner.query('vacuum analyze');
    await owner.end();
    store = await openPostgres({ url: database.url, applicationName: 'query-plans' });
  });
  afterAll(async () => {
    await store.stop();
    await database.drop();
  });

  const planOf = (sql: string, params: readonly unknown[], reach: 'self' | 'all' = 'all') =>
    explain(store, anEmployee({ reach }), sql, params);
  /** Without those that are empty here. */
  const scanned = ({ scanned: tables }: QueryPlan) =>
    tables.filter((table) => table !== 'customer_tags' && table !== 'customer_relationships');

  it.each(['self', 'all'] as const)('a caller is looked up by index only (reach: %s)', async (reach) => {
    const plan = await planOf(phoneQuery, phoneQueryParameters('+8613800000007'), reach);
    expect(scanned(plan)).toEqual([]);
    expect(plan.indexes).toEqual(expect.arrayContaining(['match_keys_pkey', 'customer_tree_pkey', 'customers_pkey']));
  });

  /** Pages that a query looks at, wherever it finds them; the second time, when it is planned already. */
  const pagesRead = (sql: string, params: readonly unknown[]) =>
    reading(store, anEmployee({ reach: 'all' }), async (tx) => {
      const read = async () => {
        const [row] = await tx.many<{ 'QUERY PLAN': readonly [{ readonly Plan: Record<string, number> }] }>(
          `explain (analyze, buffers, format json) ${sql}`,
          params,
        );
        const { 'Shared Hit Blocks': found = 0, 'Shared Read Blocks': fetched = 0 } = row?.['QUERY PLAN'][0].Plan ?? {};
        return found + fetched;
      };
      await read();
      return read();
    });

  it('a number that everybody has costs no more than the few that are looked at', async () => {
    expect(await pagesRead(phoneQuery, phoneQueryParameters('+8613900000000'))).toBeLessThan(3_000);
  });

  it('whoever may match is found by index only', async () => {
    const plan = await planOf(neighbourhoodQuery, [['person/phone/+8613800000007', 'person/phone/+8613900000000'], 50]);
    expect(scanned(plan)).toEqual([]);
    expect(plan.indexes).toEqual(expect.arrayContaining(['match_keys_pkey', 'customer_tree_pkey', 'customers_pkey']));
  });

  it('a search reads the trigram indexes instead of the table', async () => {
    const [table] = await reading(store, anEmployee({ reach: 'all' }), (tx) =>
      tx.many<{ pages: number }>(`select relpages as pages from pg_class where relname = 'customers'`),
    );
    const pages = await pagesRead('select * from find_customers($1, $2, $3)', ['%c4ca4238a0b9%', 'c4ca4238a0b9', '%47190238%']);
    expect(pages).toBeLessThan((table?.pages ?? 0) / 2);
    expect(scanned(await planOf(searchQuery, ['%c4ca%', 'c4ca', '', [], 50, '', null, null, null, 51]))).toEqual([]);
  });
});
