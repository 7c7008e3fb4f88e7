import { randomUUID } from 'node:crypto';
import { InsightServiceService } from '@tributary/contracts/insights';
import { sampleOf } from '@tributary/contracts/samples';
import type { Peer } from '@tributary/service-kit';
import { eventually, type ServiceUnderTest, startServiceUnderTest } from '@tributary/testing';
import { service } from '../src/service';

const approved = 'tributary.finance.collection.approved.v1';
const merged = 'tributary.master-data.customer.merged.v1';
const split = 'tributary.master-data.customer.split.v1';
const owned = 'tributary.sales.customer-owner.changed.v1';

describe('insights, fed by the bus and asked through the real door', () => {
  let insights: ServiceUnderTest;
  let director: Peer<typeof InsightServiceService>;

  beforeAll(async () => {
    insights = await startServiceUnderTest({ ...service, store: 'postgres' });
    const permissions = ['customers.read', 'insights.read'];
    director = await insights.as({ service: InsightServiceService }, { permissions, reach: 'all' });
  });
  afterAll(() => insights.stop());

  const cny = (amount: string) => ({ amount, currency: 'CNY' });
  /** Without the tiers, which insights tells itself. */
  const timelineOf = async (customerId: string, peer = director) =>
    (await peer.getTimeline({ customerId, page: undefined })).items.filter(({ department }) => department !== 'insights');

  async function pays(customerId: string, amount: string, repeats = 1): Promise<void> {
    const contractId = randomUUID();
    const data = { ...sampleOf(approved), collectionId: randomUUID(), contractId, customerId, amount: cny(amount) };
    const id = randomUUID();
    for (let time = 0; time < repeats; time++) await insights.events.publish(approved, data, { sequence: 1, id });
  }

  it('shows an event once, however often it comes', async () => {
    const customerId = randomUUID();
    await pays(customerId, '100', 3);
    await pays(customerId, '200');
    await eventually('both collections are on the timeline', async () => expect(await timelineOf(customerId)).toHaveLength(2));
    expect((await timelineOf(customerId))[0]).toMatchObject({ department: 'finance', facts: { amount: '200 CNY' } });
    expect(await director.getCustomerValue({ customerId })).toMatchObject({
      purchasesLastYear: 2,
      collectedLastYear: { amount: '300.0000' },
    });
  });

  it('gives a customer a tier when money comes in, and says so once for each change (IN-2)', async () => {
    const customerId = randomUUID();
    for (const amount of ['30000', '30000', '30000', '30000']) await pays(customerId, amount);
    await eventually('four purchases over 100 000 make an A', async () =>
      expect(await director.getCustomerValue({ customerId })).toMatchObject({ tier: 'A' }),
    );
    await eventually('the changes are published in order', () => {
      const changes = insights.events.published('tributary.insights.tier.changed.v1', customerId);
      expect(changes.at(-1)?.data).toMatchObject({ toTier: 'A' });
      expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, index) => index + 1));
    });
  });

  it('follows a merge and its undoing: one timeline, then two again (MD-6)', async () => {
    const [survivor, absorbed] = [randomUUID(), randomUUID()];
    await pays(survivor, '1');
    await pays(absorbed, '2');
    const merge = { ...sampleOf(merged), customerId: survivor, absorbedId: absorbed, absorbedIds: [absorbed] };
    await insights.events.publish(merged, merge, { sequence: 2 });
    await eventually('both ids show one timeline', async () => {
      const [one, other] = [await timelineOf(survivor), await timelineOf(absorbed)];
      expect(one).toHaveLength(3);
      expect(other).toEqual(one);
    });
    expect(await director.getCustomerValue({ customerId: absorbed })).toMatchObject({
      customerId: survivor,
      purchasesLastYear: 2,
    });

    const undo = {
      ...sampleOf(split),
      customerId: survivor,
      separatedId: absorbed,
      separatedIds: [absorbed],
      sourceRecordIds: [],
    };
    await insights.events.publish(split, undo, { sequence: 3 });
    await eventually('the absorbed customer stands for itself again', async () =>
      expect(await director.getCustomerValue({ customerId: absorbed })).toMatchObject({
        customerId: absorbed,
        purchasesLastYear: 1,
      }),
    );
  });

  it('shows a rep the customers they own and no others (PERM-1)', async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    const rep = await insights.as({ service: InsightServiceService }, { id: 'rep-1', permissions: ['customers.read'] });
    for (const [customerId, ownerId] of [
      [mine, 'rep-1'],
      [theirs, 'rep-2'],
    ] as const) {
      await insights.events.publish(
        owned,
        { customerId, ownerId, teamPath: '/hq/east/', changedAt: new Date() },
        { sequence: 1 },
      );
      await pays(customerId, '5');
    }
    await eventually('the director sees both', async () => expect(await timelineOf(theirs)).not.toHaveLength(0));
    await eventually('the rep sees their own', async () => expect(await timelineOf(mine, rep)).not.toHaveLength(0));
    expect(await timelineOf(theirs, rep)).toEqual([]);
    expect(await rep.getCustomerValue({ customerId: theirs })).toMatchObject({ tier: '', purchasesLastYear: 0 });
  });

  it('counts the funnel of a period', async () => {
    const leadId = randomUUID();
    const created = 'tributary.leads.lead.created.v1';
    // Half past midnight in Shanghai, where the day before has not ended in UTC.
    const occurredAt = new Date('2026-07-01T16:30:00Z');
    await insights.events.publish(
      created,
      { ...sampleOf(created), leadId, customerId: randomUUID(), occurredAt },
      { sequence: 1 },
    );
    const leadsOf = async (day: string) => (await director.getFunnel({ from: day, until: day })).stages[0];
    await eventually('the lead counts', async () =>
      expect(await leadsOf('2026-07-02')).toMatchObject({ stage: 'leads', count: 1 }),
    );
    expect(await leadsOf('2026-07-01')).toMatchObject({ count: 0 });
  });

  it('counts a contract that is paid by instalments once', async () => {
    const [contractId, customerId] = [randomUUID(), randomUUID()];
    const instalment = (amount: string) => ({
      ...sampleOf(approved),
      ...{ collectionId: randomUUID(), contractId, customerId, amount: cny(amount) },
    });
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const paid = async () => (await director.getFunnel({ from: today, until: today })).stages[3];
    const before = (await paid())?.count ?? 0;
    for (const amount of ['10', '20']) await insights.events.publish(approved, instalment(amount), { sequence: 1 });
    await eventually('both are on the timeline', async () => expect(await timelineOf(customerId)).toHaveLength(2));
    expect(await paid()).toMatchObject({ stage: 'collected', count: before + 1 });
  });
});
