import { randomUUID as uuid } from 'node:crypto';
import { type EventData, type EventType, eventCatalogue } from '@tributary/contracts';
import { InsightServiceService, type Kpi } from '@tributary/contracts/insights';
import { sampleOf } from '@tributary/contracts/samples';
import { eventually, type ServiceUnderTest, startServiceUnderTest } from '@tributary/testing';
import { service } from '../src/service';

/** An event that some service published some days ago. */
interface Told {
  readonly aggregate: string;
  readonly tell: (insights: ServiceUnderTest) => Promise<void>;
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const hoursAgo = (hours: number) => daysAgo(hours / 24);
const cny = (amount: string) => ({ amount, currency: 'CNY' });

function told<T extends EventType>(type: T, changes: Partial<EventData[T]>, sequence = 1, time = new Date()): Told {
  const data = { ...sampleOf(type), ...changes };
  const id = uuid();
  return {
    aggregate: eventCatalogue[type].aggregate(data),
    tell: ({ events }) => events.publish(type, data, { sequence, id, time }),
  };
}

const lead = 'tributary.leads.lead';

describe('KPIs (IN-4), fed by the bus and asked through the real door', () => {
  let insights: ServiceUnderTest;

  beforeAll(async () => {
    insights = await startServiceUnderTest({ ...service, store: 'postgres' });
  });
  afterAll(() => insights.stop());

  const asRep = (id: string, running = insights) =>
    running.as({ service: InsightServiceService }, { id, permissions: ['insights.read', 'customers.read'] });
  const inShort = (items: readonly Kpi[]) =>
    Object.fromEntries(items.map(({ kpiId, value, status, overdue }) => [kpiId, [value, status, overdue].join(' ').trim()]));
  const owned = (customerId: string, ownerId: string, time = daysAgo(200)) =>
    told('tributary.sales.customer-owner.changed.v1', { customerId, ownerId, teamPath: '/hq/east/' }, 1, time);

  /** A customer of three months and more, and what happened lately. The second id was merged into the first one. */
  function history(ownerId: string) {
    const [customerId, absorbed] = [uuid(), uuid()];
    const leads = Array.from({ length: 5 }, () => ({ leadId: uuid(), customerId }));
    const [followed, neglected, dropped] = leads;
    const ticketId = uuid();
    const ticket = { ticketId, customerId, kind: 'TICKET_KIND_COMPLAINT' } as const;
    const pays = (id: string, days: number) =>
      told(
        'tributary.finance.collection.approved.v1',
        { collectionId: uuid(), contractId: uuid(), customerId: id, amount: cny('30000') },
        1,
        daysAgo(days),
      );
    const events = [
      owned(customerId, ownerId),
      pays(customerId, 110),
      pays(absorbed, 100),
      told('tributary.sales.contract.signed.v1', { contractId: uuid(), customerId, signedAt: daysAgo(110) }),
      told('tributary.sales.contract.signed.v1', { contractId: uuid(), customerId: absorbed, signedAt: daysAgo(100) }),
      told('tributary.master-data.customer.merged.v1', { customerId, absorbedId: absorbed, absorbedIds: [absorbed] }, 2),
      ...leads.map((one) => told(`${lead}.created.v1`, { ...one, intakeId: uuid(), occurredAt: hoursAgo(12) }, 1)),
      told(`${lead}.claimed.v1`, { ...followed, customerId, followUpDueAt: hoursAgo(1) }, 2),
      told(`${lead}.claimed.v1`, { ...neglected, customerId, followUpDueAt: hoursAgo(1) }, 2),
      told(`${lead}.assigned.v1`, { ...dropped, customerId, followUpDueAt: hoursAgo(9) }, 2),
      told(
        `${lead}.followed-up.v1`,
        { ...followed, customerId, followUpId: uuid(), timely: true, at: hoursAgo(2), followUpDueAt: daysAgo(-7) },
        3,
      ),
      told(
        `${lead}.followed-up.v1`,
        { ...followed, customerId, followUpId: uuid(), timely: true, at: hoursAgo(1), followUpDueAt: daysAgo(-7) },
        4,
      ),
      told(`${lead}.dropped.v1`, { ...dropped, customerId, cause: 'DROP_CAUSE_FOLLOW_UP_OVERDUE', droppedAt: hoursAgo(1) }, 3),
      told(`${lead}.qualified.v1`, { ...followed, customerId, qualifiedAt: new Date() }, 5),
      ...(['WON', 'LOST', 'OPEN'] as const).map((state) =>
        told(
          'tributary.sales.opportunity.changed.v1',
          { opportunityId: uuid(), customerId, state: `OPPORTUNITY_STATE_${state}`, changedAt: hoursAgo(1) },
          5,
        ),
      ),
      told('tributary.service-desk.ticket.changed.v1', { ...ticket, state: 'TICKET_STATE_OPEN', changedAt: hoursAgo(31) }, 1),
      told('tributary.service-desk.ticket.changed.v1', { ...ticket, state: 'TICKET_STATE_RESOLVED', changedAt: hoursAgo(1) }, 2),
      told('tributary.service-desk.ticket.changed.v1', { ...ticket, state: 'TICKET_STATE_CLOSED', changedAt: hoursAgo(0) }, 3),
      told('tributary.service-desk.survey.answered.v1', { ticketId, customerId, score: 5, answeredAt: new Date() }),
      told('tributary.service-desk.survey.answered.v1', {
        ticketId: uuid(),
        customerId: absorbed,
        score: 4,
        answeredAt: new Date(),
      }),
      told('tributary.marketing.collection.attributed.v1', { collectionId: uuid(), customerId }),
    ];
    const expected = {
      'lead-conversion': '20.0 ok',
      'win-rate': '50.0 ok',
      'follow-up-timeliness': '50.0 warning 1',
      satisfaction: '4.5 ok',
      'complaint-resolution': '30.0 warning',
      'high-value-retention': '100.0 ok',
      repurchase: '100.0 ok',
    };
    return { customerId, absorbed, events, expected };
  }

  it('have a target, a threshold and a status, and say so where there is no data', async () => {
    const { items } = await (await asRep(uuid())).listKpis({});
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['no-data']));
    expect(items).toContainEqual({
      ...{ kpiId: 'follow-up-timeliness', value: '', target: '95', status: 'no-data', unit: 'percent', better: 'higher' },
      ...{ threshold: '10', overdue: 0 },
    });
    expect(items).toContainEqual({
      ...{ kpiId: 'satisfaction', value: '', target: '4.5', status: 'no-data', unit: 'score', better: 'higher' },
      ...{ threshold: '4', overdue: undefined },
    });
  });

  it('are counted from what happened, once however often it is told, of the customers whom the actor may reach', async () => {
    const ownerId = uuid();
    const { events, expected } = history(ownerId);
    for (const { tell } of events) {
      await tell(insights);
      await tell(insights);
    }
    const rep = await asRep(ownerId);
    await eventually('every KPI is there', async () => expect(inShort((await rep.listKpis({})).items)).toEqual(expected));
    const stranger = await asRep(uuid());
    expect((await stranger.listKpis({})).items.every(({ status }) => status === 'no-data')).toBe(true);
    const nobody = await insights.as({ service: InsightServiceService }, { permissions: ['customers.read'] });
    await expect(nobody.listKpis({})).rejects.toMatchObject({ refused: 'permission.denied' });
  });

  it('raise an alert when more than ten follow-ups are overdue, and none when the leads are given back', async () => {
    const ownerId = uuid();
    const customerId = uuid();
    await owned(customerId, ownerId).tell(insights);
    const leads = Array.from({ length: 11 }, () => ({ leadId: uuid(), customerId }));
    for (const one of leads) await told(`${lead}.claimed.v1`, { ...one, followUpDueAt: hoursAgo(1) }, 2).tell(insights);
    const rep = await asRep(ownerId);
    const timeliness = async () => inShort((await rep.listKpis({})).items)['follow-up-timeliness'];
    await eventually('eleven are too many', async () => expect(await timeliness()).toBe('0.0 alert 11'));
    await told(`${lead}.returned.v1`, { ...leads[0] }, 3).tell(insights);
    await eventually('ten are not', async () => expect(await timeliness()).toBe('0.0 warning 10'));
    for (const one of leads.slice(1)) await told(`${lead}.disqualified.v1`, one, 3).tell(insights);
    await eventually('nothing is due any more', async () => expect(await timeliness()).toBe('no-data 0'));
  });

  it('a customer who went silent is lost; what marketing computes is no sign of life', async () => {
    const ownerId = uuid();
    const customerId = uuid();
    await owned(customerId, ownerId).tell(insights);
    for (const days of [181, 182, 183, 184]) {
      const paid = { collectionId: uuid(), contractId: uuid(), customerId, amount: cny('30000') };
      await told('tributary.finance.collection.approved.v1', paid, 1, daysAgo(days)).tell(insights);
    }
    await told('tributary.marketing.collection.attributed.v1', { collectionId: uuid(), customerId }).tell(insights);
    const rep = await asRep(ownerId);
    await eventually('all of it is on the timeline, marketing included', async () => {
      const { items } = await rep.getTimeline({ customerId, page: undefined });
      expect(items.filter(({ department }) => department !== 'insights')).toHaveLength(6);
      expect(items.find(({ department }) => department === 'marketing')).toMatchObject({
        facts: { amount: '200000 CNY', firstTouchCampaign: 'spring-fair' },
      });
    });
    expect(inShort((await rep.listKpis({})).items)['high-value-retention']).toBe('0.0 alert');
  });

  it('are the same in a model that is rebuilt from the events, in another order (IN-1)', async () => {
    const ownerId = uuid();
    const { events, expected, customerId, absorbed } = history(ownerId);
    for (const { tell } of events) await tell(insights);

    const rebuilt = await startServiceUnderTest({ ...service, store: 'postgres' });
    try {
      // Only what is told of one aggregate comes in order.
      const aggregates = [...new Set(events.map(({ aggregate }) => aggregate))].reverse();
      for (const aggregate of aggregates) {
        for (const one of events.filter((event) => event.aggregate === aggregate)) await one.tell(rebuilt);
      }
      const [rep, again] = [await asRep(ownerId), await asRep(ownerId, rebuilt)];
      const today = new Date().toISOString().slice(0, 10);
      const says = async (door: typeof rep) => ({
        kpis: inShort((await door.listKpis({})).items),
        funnel: await door.getFunnel({ from: daysAgo(120).toISOString().slice(0, 10), until: today }),
        value: await door.getCustomerValue({ customerId: absorbed }),
        timeline: (await door.getTimeline({ customerId, page: undefined })).items.filter(
          ({ department }) => department !== 'insights',
        ),
      });
      await eventually('both have heard everything', async () => {
        for (const door of [rep, again]) {
          const { kpis, timeline } = await says(door);
          expect(kpis).toEqual(expected);
          expect(timeline).toHaveLength(events.length);
        }
      });
      expect(await says(again)).toEqual(await says(rep));
    } finally {
      await rebuilt.stop();
    }
  });
});
