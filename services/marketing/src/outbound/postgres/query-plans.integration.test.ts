import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagingMigrations } from '@tributary/messaging/postgres';
import { migratePostgres, openPostgres, type PostgresStore } from '@tributary/stores/postgres';
import { anEmployee, explain, type FreshPostgres, freshPostgres } from '@tributary/testing';
import { Client } from 'pg';
import { attributablesQuery } from './attribution-desk';
import { campaignsQuery } from './campaigns-reader';
import { campaignResultsQuery, channelSumsQuery, funnelQuery, sharesQuery, touchesQuery } from './results-reader';

const directory = join(__dirname, '../../../migrations');
const key = createHash('sha256');
for (const file of readdirSync(directory).sort()) key.update(readFileSync(join(directory, file)));

const customers = 20_000;
const campaigns = 2_000;
const id = (what: string, n: number): string => createHash('md5').update(`${what} ${n}`).digest('hex');

describe('hot queries among many campaigns and customers', () => {
  let database: FreshPostgres;
  let store: PostgresStore;

  beforeAll(async () => {
    database = await freshPostgres({
      migrate: {
        key: `marketing ${key.digest('hex')}`,
        run: ({ ownerUrl, applicationRole }) =>
          migratePostgres({ ownerUrl, applicationRole, directory, platform: messagingMigrations }),
      },
    });
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`
      insert into campaigns (campaign_id, code, name, kind, channel, state, currency, budget, starts_on, ends_on, owner_id, team_path, version, created_at)
        select md5('campaign ' || n)::uuid, 'fair-' || n, n, 'fair', 'web', 'running', 'CNY', 1, now(), now(), 'owner ' || n % 5, '/hq/', 1,
               now() - n * interval '1 minute'
          from generate_series(1, ${campaigns}) n;
      insert into leads (lead_id, customer_id, version) select md5('lead ' || n)::uuid, md5('customer ' || n)::uuid, 1
        from generate_series(1, ${customers}) n;
      insert into touches (touch_id, lead_id, customer_made_with, customer_id, channel, source, medium, campaign, touched_at)
        select md5('touch ' || n)::uuid, md5('lead ' || n % ${customers})::uuid, md5('customer ' || n % ${customers})::uuid,
               md5('customer ' || n % ${customers})::uuid, 'web', '', '', 'fair-' || n % ${campaigns}, now() - n * interval '1 second'
          from generate_series(1, ${3 * customers}) n;
      insert into contracts (contract_id, customer_made_with, customer_id, lead_id, signed_at)
        select md5('contract ' || n)::uuid, md5('customer ' || n)::uuid, md5('customer ' || n)::uuid, md5('lead ' || n)::uuid, now()
          from generate_series(1, ${customers}) n;
      insert into collections (collection_id, contract_id, amount, currency, approved_at)
        select md5('collection ' || n)::uuid, md5('contract ' || n)::uuid, 3, 'CNY', now() from generate_series(1, ${customers}) n;
      insert into attribution_entries (collection_id, version, model, channel, campaign, amount, currency)
        select md5('collection ' || n)::uuid, 1, model, 'web', 'fair-' || n % ${campaigns}, 3, 'CNY'
          from generate_series(1, ${customers}) n, unnest(array['first-touch', 'last-touch', 'linear']) model;`);
    await owner.query('vacuum analyze');
    await owner.end();
    store = await openPostgres({ url: database.url, applicationName: 'query-plans' });
  });
  afterAll(async () => {
    await store.stop();
    await database.drop();
  });

  const planOf = (sql: string, params: readonly unknown[]) => explain(store, anEmployee({ reach: 'all' }), sql, params);
  const anyPlace = [new Date(), id('campaign', 7), 51];
  const any = { state: undefined, kind: undefined, ownerId: undefined };

  it.each([
    ['any', any, 'campaigns_newest'],
    ['mine', { ...any, ownerId: 'owner 3' }, 'campaigns_by_owner'],
    ['mailings', { ...any, kind: 'mailing' as const }, 'campaigns_by_kind'],
    ['ended ones', { ...any, state: 'ended' as const }, 'campaigns_by_state'],
  ])('a page of campaigns (%s) is read from its index, in order', async (_, filter, index) => {
    const { sql, values } = campaignsQuery(filter);
    const plan = await planOf(sql, [...anyPlace, ...values]);
    expect(plan).toEqual({ scanned: [], indexes: [index], sorts: false });
  });

  it('a page of results looks up the totals of its campaigns and no payment', async () => {
    const plan = await planOf(campaignResultsQuery, anyPlace);
    expect(plan.scanned).toEqual([]);
    expect([...plan.indexes].sort()).toEqual(['attribution_totals_pkey', 'campaigns_newest']);
  });

  it('results by channel are summed from totals, as many as there are campaigns, not payments', async () => {
    const plan = await planOf(channelSumsQuery, ['EUR']);
    expect(plan).toMatchObject({ scanned: [], indexes: ['attribution_totals_by_channel'] });
  });

  it('a funnel looks at the leads of its campaign only', async () => {
    const plan = await planOf(funnelQuery, ['fair-7']);
    expect(plan.scanned).toEqual([]);
    expect(plan.indexes).toEqual(
      expect.arrayContaining(['touches_of_campaign', 'leads_pkey', 'contracts_of_lead', 'collections_of_contract']),
    );
  });

  it('what led a customer to us, and who has their money, is found by the customer', async () => {
    const touches = await planOf(touchesQuery, [id('customer', 7), null, null, 51]);
    expect(touches).toEqual({ scanned: [], indexes: ['touches_of_customer'], sorts: false });
    const shares = await planOf(sharesQuery, [id('customer', 7)]);
    expect(shares.scanned).toEqual([]);
    expect(shares.indexes).toEqual(
      expect.arrayContaining(['contracts_of_customer', 'collections_of_contract', 'attribution_entries_of_collection']),
    );
  });

  it('money is given away by looking at its contract and customer only', async () => {
    const plan = await planOf(attributablesQuery, [[id('contract', 7)]]);
    expect(plan.scanned).toEqual([]);
    expect(plan.indexes).toEqual(
      expect.arrayContaining(['collections_of_contract', 'touches_of_customer', 'attribution_entries_of_collection']),
    );
  });
});
