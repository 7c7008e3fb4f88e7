import { randomUUID } from 'node:crypto';
import { OpportunityServiceService, OpportunityState } from '@tributary/contracts/sales';
import { sampleOf } from '@tributary/contracts/samples';
import { eventually } from '@tributary/testing';
import {
  anyOpportunity,
  cny,
  codeOf,
  type Doors,
  everyDoor,
  newOpportunity,
  opportunityOfLead,
  qualifyLead,
  type Sales,
  startSales,
} from './sales';

const changed = 'tributary.sales.opportunity.changed.v1';
const ownerChanged = 'tributary.sales.customer-owner.changed.v1';

describe('opportunities, through the real door and the real store', () => {
  let sales: Sales;
  let rep: Doors;
  let director: Doors;
  const repId = randomUUID();

  beforeAll(async () => {
    sales = await startSales();
    rep = await everyDoor(sales, { id: repId });
    director = await everyDoor(sales, { id: randomUUID(), reach: 'all' });
  });
  afterAll(() => sales.stop());

  it('makes one opportunity of a qualified lead and gives the customer to who qualified it, however often it is told', async () => {
    const customerId = randomUUID();
    const leadId = await qualifyLead(sales, { customerId, holderId: repId });
    await qualifyLead(sales, { customerId, holderId: repId, leadId });
    const opportunity = await opportunityOfLead(rep, leadId);
    expect(opportunity).toMatchObject({
      ...{ customerId, stage: 'qualification', probability: 10, ownerId: repId, teamPath: '/hq/east/', version: 1 },
      ...{ name: 'Two machining centres for the new hall', campaignId: 'spring-fair', state: OpportunityState.OPEN },
    });

    // Told after the repeat: when this one has been worked on, so has that.
    await qualifyLead(sales, { customerId, holderId: randomUUID() });
    await eventually('both opportunities of the customer are there', async () => {
      const { items } = await director.opportunities.listOpportunities({ ...anyOpportunity, customerId });
      expect(items).toHaveLength(2);
    });
    expect(sales.events.published(changed, opportunity.opportunityId)).toMatchObject([{ sequence: 1, data: { leadId } }]);
    expect(sales.events.published(ownerChanged, customerId)).toMatchObject([{ sequence: 1, data: { ownerId: repId } }]);
  });

  it('moves along the pipeline only, with what each stage asks for', async () => {
    const customerId = randomUUID();
    const { opportunityId } = await opportunityOfLead(rep, await qualifyLead(sales, { customerId, holderId: repId }));
    const move = (stage: string, expectedVersion: number, more: { amount?: string; expectedClose?: string } = {}) =>
      rep.opportunities.moveOpportunity({
        ...{ opportunityId, stage, expectedVersion, expectedClose: more.expectedClose ?? '' },
        amount: more.amount === undefined ? undefined : cny(more.amount),
      });

    expect(await codeOf(move('negotiation', 1))).toBe('opportunity.move-not-allowed');
    expect(await codeOf(move('dreams', 1))).toBe('opportunity.stage-unknown');
    expect(await codeOf(move('proposal', 1))).toBe('opportunity.field-required');
    expect(await move('proposal', 1, { amount: '1234.50' })).toMatchObject({ stage: 'proposal', probability: 50, version: 2 });
    expect(await codeOf(move('negotiation', 1, { expectedClose: '2026-12-31' }))).toBe('record.version-conflict');
    const negotiated = await move('negotiation', 2, { expectedClose: '2026-12-31' });
    expect(negotiated).toMatchObject({ amount: cny('1234.5'), expectedClose: '2026-12-31', version: 3 });
    expect(negotiated.history.map(({ stage }) => stage)).toEqual(['qualification', 'proposal', 'negotiation']);
    expect(await rep.opportunities.getOpportunity({ opportunityId })).toEqual(negotiated);
    await eventually('each change is published once', () =>
      expect(sales.events.published(changed, opportunityId).map(({ sequence }) => sequence)).toEqual([1, 2, 3]),
    );
  });

  it('lets one of two who change it at once win', async () => {
    const { opportunityId } = await newOpportunity(rep);
    const lose = () =>
      codeOf(rep.opportunities.loseOpportunity({ opportunityId, reason: 'Bought elsewhere.', expectedVersion: 1 }));
    expect((await Promise.all([lose(), lose()])).sort()).toEqual(['ok', 'record.version-conflict']);
    expect(await codeOf(rep.opportunities.loseOpportunity({ opportunityId, reason: 'Again.', expectedVersion: 2 }))).toBe(
      'opportunity.closed',
    );
    expect(await rep.opportunities.getOpportunity({ opportunityId })).toMatchObject({
      ...{ state: OpportunityState.LOST, lossReason: 'Bought elsewhere.', probability: 0, version: 2 },
    });
  });

  it('answers a repeated command with the first answer', async () => {
    const request = { customerId: randomUUID(), name: '新厂房', amount: undefined, expectedClose: '', campaignId: '' };
    const twice = [1, 2].map(() => rep.opportunities.createOpportunity(request, { idempotencyKey: 'new-hall' }));
    const [first, again] = await Promise.all(twice);
    expect(again).toEqual(first);
    const { items } = await rep.opportunities.listOpportunities({ ...anyOpportunity, customerId: request.customerId });
    expect(items).toHaveLength(1);
  });

  it('is for its owner, the team above and those who reach all; for nobody without the permission', async () => {
    const { opportunityId } = await newOpportunity(rep);
    const seenBy = async (doors: Doors) => codeOf(doors.opportunities.getOpportunity({ opportunityId }));
    const colleague = await everyDoor(sales, { id: randomUUID() });
    const manager = await everyDoor(sales, { id: randomUUID(), reach: 'team', teamPath: '/hq/' });
    const elsewhere = await everyDoor(sales, { id: randomUUID(), reach: 'team', teamPath: '/hq/west/' });
    expect(await Promise.all([rep, manager, director, colleague, elsewhere].map(seenBy))).toEqual([
      ...['ok', 'ok', 'ok', 'record.not-found', 'record.not-found'],
    ]);
    expect(await codeOf(colleague.opportunities.loseOpportunity({ opportunityId, reason: 'x', expectedVersion: 1 }))).toBe(
      'record.not-found',
    );
    const nobody = await everyDoor(sales, { id: repId, permissions: [] });
    expect(await seenBy(nobody)).toBe('permission.denied');
    const finance = await sales.asService({ service: OpportunityServiceService }, 'finance');
    expect(await codeOf(finance.getOpportunity({ opportunityId }))).toBe('permission.denied');
  });

  it('pages through the newest first, each once', async () => {
    const lister = await everyDoor(sales, { id: randomUUID() });
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.push((await newOpportunity(lister)).opportunityId);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await lister.opportunities.listOpportunities({ ...anyOpportunity, mine: true, page: { cursor, limit: 2 } });
      seen.push(...page.items.map(({ opportunityId }) => opportunityId));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(made.reverse());
    for (const bad of ['nonsense', Buffer.from('["x","y"]').toString('base64url')]) {
      const page = { cursor: bad, limit: 2 };
      expect(await codeOf(lister.opportunities.listOpportunities({ ...anyOpportunity, page }))).toBe('request.malformed');
    }
  });

  it('follows a merge of its customer, and the split that undoes it', async () => {
    const [survivor, absorbed] = [randomUUID(), randomUUID()];
    const { opportunityId } = await opportunityOfLead(rep, await qualifyLead(sales, { customerId: absorbed, holderId: repId }));
    const customerOf = async () => (await rep.opportunities.getOpportunity({ opportunityId })).customerId;
    const merged = { ...sampleOf('tributary.master-data.customer.merged.v1'), customerId: survivor, absorbedIds: [absorbed] };
    const split = {
      ...sampleOf('tributary.master-data.customer.split.v1'),
      ...{ customerId: survivor, separatedId: absorbed, separatedIds: [absorbed] },
    };

    await sales.events.publish('tributary.master-data.customer.merged.v1', merged, { sequence: 2 });
    await eventually('the opportunity is the survivor’s', async () => expect(await customerOf()).toBe(survivor));
    await eventually('and so is the owner', () =>
      expect(sales.events.published(ownerChanged, survivor)).toMatchObject([{ sequence: 1, data: { ownerId: repId } }]),
    );
    // An id that was merged away goes on meaning the survivor: in lists, and for what comes later.
    const { items } = await rep.opportunities.listOpportunities({ ...anyOpportunity, customerId: absorbed });
    expect(items.map((one) => one.opportunityId)).toEqual([opportunityId]);
    expect((await newOpportunity(rep, absorbed)).customerId).toBe(survivor);

    await sales.events.publish('tributary.master-data.customer.split.v1', split, { sequence: 3 });
    await eventually('the opportunity is back', async () => expect(await customerOf()).toBe(absorbed));
    await eventually('and the survivor has no owner again', () =>
      expect(sales.events.published(ownerChanged, survivor).at(-1)).toMatchObject({ sequence: 2, data: { ownerId: '' } }),
    );

    // A late repeat of the merge, under another message id, changes nothing.
    await sales.events.publish('tributary.master-data.customer.merged.v1', merged, { sequence: 2 });
    const [next, gone] = [randomUUID(), randomUUID()];
    const later = { ...merged, customerId: next, absorbedIds: [gone] };
    await sales.events.publish('tributary.master-data.customer.merged.v1', later, { sequence: 2 });
    await eventually('a later merge is followed', async () => expect((await newOpportunity(rep, gone)).customerId).toBe(next));
    expect(await customerOf()).toBe(absorbed);
  });
});
