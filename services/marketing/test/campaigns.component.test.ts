import { type Campaign, CampaignKind, CampaignState } from '@tributary/contracts/marketing';
import { eventually } from '@tributary/testing';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { aPlan, cny, codeOf, type Marketing, marketerPermissions, startMarketing } from './marketing';

const changed = 'tributary.marketing.campaign.changed.v1';

describe('campaigns and what they cost, through the real door and the real store (MK-1)', () => {
  let marketing: Marketing;

  beforeAll(async () => {
    marketing = await startMarketing();
  });
  afterAll(() => marketing.stop());

  const create = (traits = {}) => marketing.marketer.campaigns.createCampaign(aPlan(traits));
  const aCost = ({ campaignId }: Campaign, amount: string) => ({
    ...{ campaignId, amount: cny(amount), incurredOn: '2026-03-02', note: '展位费' },
  });
  const spend = (campaign: Campaign, amount: string) => marketing.marketer.campaigns.recordCost(aCost(campaign, amount));
  const costOf = async ({ campaignId }: Campaign) =>
    (await marketing.marketer.campaigns.getCampaign({ campaignId })).cost?.amount;

  it('is planned, changed, started and ended, and tells of each once', async () => {
    const { campaigns } = marketing.marketer;
    const planned = await create({ budget: cny('80000.00') });
    const { campaignId } = planned;
    expect(planned).toMatchObject({ state: CampaignState.PLANNED, budget: cny('80000'), cost: cny('0'), version: 1 });
    expect(await codeOf(campaigns.endCampaign({ campaignId, expectedVersion: 1 }))).toBe('campaign.wrong-state');

    const revision = { campaignId, name: '改名', budget: cny('90000'), startsOn: '2026-03-02', endsOn: '2026-03-06' };
    const codes = await Promise.all(
      ['甲', '乙'].map((name) => codeOf(campaigns.updateCampaign({ ...revision, name, expectedVersion: 1 }))),
    );
    expect(codes.sort()).toEqual(['ok', 'record.version-conflict']);
    const starts = await Promise.all([1, 2].map(() => codeOf(campaigns.startCampaign({ campaignId, expectedVersion: 2 }))));
    expect(starts.sort()).toEqual(['ok', 'record.version-conflict']);
    expect(await campaigns.endCampaign({ campaignId, expectedVersion: 3 })).toMatchObject({ state: CampaignState.ENDED });
    expect(await codeOf(campaigns.updateCampaign({ ...revision, expectedVersion: 4 }))).toBe('campaign.wrong-state');

    await eventually('every change is published, in order', () =>
      expect(marketing.events.published(changed, campaignId).map(({ sequence, data }) => [sequence, data.state])).toEqual([
        [1, 'CAMPAIGN_STATE_PLANNED'],
        [2, 'CAMPAIGN_STATE_PLANNED'],
        [3, 'CAMPAIGN_STATE_RUNNING'],
        [4, 'CAMPAIGN_STATE_ENDED'],
      ]),
    );
  });

  it('has a code that no other has, however many want it at once, and is made once by a repeated command', async () => {
    const { campaigns } = marketing.marketer;
    const plan = aPlan();
    const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(campaigns.createCampaign(plan))));
    expect(codes.sort()).toEqual([...Array.from({ length: 7 }, () => 'campaign.code-taken'), 'ok']);

    const another = aPlan();
    const first = await campaigns.createCampaign(another, { idempotencyKey: another.code });
    expect(await campaigns.createCampaign(another, { idempotencyKey: another.code })).toEqual(first);
    expect(await codeOf(campaigns.createCampaign(aPlan(), { idempotencyKey: another.code }))).toBe(
      'request.idempotency-key-reused',
    );
    expect(await codeOf(campaigns.createCampaign(aPlan({ code: 'Not A Code' })))).toBe('request.invalid');
    expect(await codeOf(campaigns.createCampaign(aPlan({ endsOn: '2026-02-01' })))).toBe('campaign.period-invalid');
  });

  it('adds up what was spent, also by many at once and by a repeated command', async () => {
    const campaign = await create();
    await Promise.all(['0.1', '0.2', '1000', '61345.37'].map((amount) => spend(campaign, amount)));
    const { campaigns } = marketing.marketer;
    const once = aCost(campaign, '5');
    const first = await campaigns.recordCost(once, { idempotencyKey: campaign.campaignId });
    expect(await campaigns.recordCost(once, { idempotencyKey: campaign.campaignId })).toEqual(first);
    expect(await costOf(campaign)).toBe('62350.67');
    await eventually('the sum is published', () =>
      expect(marketing.events.published(changed, campaign.campaignId).at(-1)).toMatchObject({
        ...{ sequence: 6, data: { cost: cny('62350.67') } },
      }),
    );
    expect(await codeOf(campaigns.recordCost({ ...once, amount: { amount: '1', currency: 'USD' } }))).toBe(
      'campaign.currency-differs',
    );
    expect(await codeOf(campaigns.recordCost({ ...once, amount: cny('-1') }))).toBe('campaign-cost.not-positive');
    expect(await codeOf(campaigns.recordCost({ ...once, campaignId: uuid() }))).toBe('record.not-found');
  });

  it('takes a wrong cost back by a counter entry, once', async () => {
    const campaign = await create();
    const { campaignId } = campaign;
    await spend(campaign, '10');
    const { costId } = await spend(campaign, '333.33');
    const { campaigns } = marketing.marketer;
    const reverse = (id: string) => campaigns.reverseCost({ campaignId, costId: id, note: '录错' });
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(reverse(costId))));
    expect(codes.sort()).toEqual(['campaign-cost.already-reversed', 'campaign-cost.already-reversed', 'ok']);
    expect(await costOf(campaign)).toBe('10');

    const { items } = await campaigns.listCosts({ campaignId, page: undefined });
    expect(items.map(({ amount, reversesCostId }) => [amount?.amount, reversesCostId])).toEqual([
      ['-333.33', costId],
      ['333.33', ''],
      ['10', ''],
    ]);
    expect(await codeOf(reverse(items[0]?.costId ?? ''))).toBe('campaign-cost.is-reversal');
    expect(await codeOf(reverse(uuid()))).toBe('record.not-found');
    const page = await campaigns.listCosts({ campaignId, page: { cursor: '', limit: 2 } });
    const rest = await campaigns.listCosts({ campaignId, page: { cursor: page.nextCursor, limit: 2 } });
    expect([...page.items, ...rest.items]).toEqual(items);
    expect(await codeOf(campaigns.listCosts({ campaignId: uuid(), page: undefined }))).toBe('record.not-found');
  });

  it('lists the newest first, page by page, by state, kind and owner', async () => {
    const owner = await marketing.door({ permissions: marketerPermissions });
    const made: Campaign[] = [];
    for (const kind of [CampaignKind.AD, CampaignKind.FAIR, CampaignKind.AD]) {
      made.unshift(await owner.campaigns.createCampaign(aPlan({ kind })));
    }
    const any = { page: undefined, state: CampaignState.UNSPECIFIED, kind: CampaignKind.UNSPECIFIED, mine: false } as const;
    expect((await owner.campaigns.listCampaigns(any)).items).toEqual(made);
    const first = await owner.campaigns.listCampaigns({ ...any, page: { cursor: '', limit: 2 } });
    const rest = await owner.campaigns.listCampaigns({ ...any, page: { cursor: first.nextCursor, limit: 2 } });
    expect([first.items, rest]).toEqual([made.slice(0, 2), { items: made.slice(2), nextCursor: '' }]);
    expect((await owner.campaigns.listCampaigns({ ...any, kind: CampaignKind.AD })).items).toEqual([made[0], made[2]]);
    expect((await owner.campaigns.listCampaigns({ ...any, state: CampaignState.RUNNING })).items).toEqual([]);

    const { campaigns } = marketing.marketer;
    expect((await campaigns.listCampaigns({ ...any, mine: true, kind: CampaignKind.AD })).items).toEqual([]);
    for (const text of ['nonsense', Buffer.from('["today","x"]').toString('base64url')]) {
      expect(await codeOf(campaigns.listCampaigns({ ...any, page: { cursor: text, limit: 2 } }))).toBe('request.malformed');
    }
  });

  it('is for those who may, and who reach it (PERM-1)', async () => {
    const id = uuid();
    const owner = await marketing.door({ id, permissions: marketerPermissions, teamPath: '/hq/marketing/' });
    const { campaignId } = await owner.campaigns.createCampaign(aPlan());
    const { costId } = await owner.campaigns.recordCost({ ...aCost({ campaignId } as Campaign, '7') });
    const seenBy = async (traits: object) => {
      const { campaigns, results } = await marketing.door({ permissions: marketerPermissions, ...traits });
      return [
        await codeOf(campaigns.getCampaign({ campaignId })),
        await codeOf(campaigns.listCosts({ campaignId, page: undefined })),
        await codeOf(campaigns.recordCost(aCost({ campaignId } as Campaign, '1'))),
        await codeOf(results.getCampaignResult({ campaignId })),
        await codeOf(results.getCampaignFunnel({ campaignId })),
      ];
    };
    const all = ['ok', 'ok', 'ok', 'ok', 'ok'];
    const nothing = all.map(() => 'record.not-found');
    expect(await seenBy({ id })).toEqual(all);
    expect(await seenBy({ reach: 'team', teamPath: '/hq/' })).toEqual(all);
    expect(await seenBy({ reach: 'team', teamPath: '/hq/sales/' })).toEqual(nothing);
    expect(await seenBy({})).toEqual(nothing);

    const reader = await marketing.door({ id, permissions: ['campaigns.read'] });
    const version = { campaignId, expectedVersion: 1 };
    const refused = [
      reader.campaigns.createCampaign(aPlan()),
      reader.campaigns.updateCampaign({ ...version, ...aPlan() }),
      reader.campaigns.startCampaign(version),
      reader.campaigns.endCampaign(version),
      reader.campaigns.recordCost(aCost({ campaignId } as Campaign, '1')),
      reader.campaigns.reverseCost({ campaignId, costId, note: '录错' }),
      reader.results.getCampaignResult({ campaignId }),
      reader.results.listChannelResults({ currency: '' }),
      reader.results.getCustomerAttribution({ customerId: uuid() }),
    ];
    expect(new Set(await Promise.all(refused.map(codeOf)))).toEqual(new Set(['permission.denied']));
  });

  it('lets nobody change what was entered', async () => {
    await spend(await create(), '1');
    const client = new Client({ connectionString: marketing.environment['POSTGRES_OWNER_URL'] });
    await client.connect();
    const codeOfSql = (sql: string) =>
      client.query(sql).then(
        () => 'ok',
        (error: { code: string }) => error.code,
      );
    try {
      for (const table of ['cost_entries', 'attribution_entries']) {
        expect(await codeOfSql(`update ${table} set amount = amount * 2`)).toBe('42501');
        expect(await codeOfSql(`delete from ${table}`)).toBe('42501');
        expect(await codeOfSql(`truncate ${table} cascade`)).toBe('42501');
      }
    } finally {
      await client.end();
    }
  });
});
