import { AttributionModel, type Campaign, type ModelResult } from '@tributary/contracts/marketing';
import { CustomerMerged, CustomerSplit } from '@tributary/contracts/master-data';
import { sampleOf } from '@tributary/contracts/samples';
import { eventually } from '@tributary/testing';
import { v7 as uuid } from 'uuid';
import { aPlan, cny, type Marketing, marketerPermissions, startMarketing } from './marketing';

const attributed = 'tributary.marketing.collection.attributed.v1';
const merged = 'tributary.master-data.customer.merged.v1';
const split = 'tributary.master-data.customer.split.v1';

describe('who gets the money, through the real bus, door and store (MK-2)', () => {
  let marketing: Marketing;

  beforeAll(async () => {
    marketing = await startMarketing();
  });
  afterAll(() => marketing.stop());

  const aCampaign = (traits = {}) => marketing.marketer.campaigns.createCampaign(aPlan(traits));
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const amounts = (models: readonly ModelResult[]) => models.map(({ collected }) => collected?.amount);
  const broughtBy = async ({ campaignId }: Campaign) =>
    amounts((await marketing.marketer.results.getCampaignResult({ campaignId })).models);
  /** `linear web fair-1 100`, of all money of the customer. */
  const sharesOf = async (customerId: string) =>
    (await marketing.marketer.results.getCustomerAttribution({ customerId })).shares.map(({ model, channel, campaign, amount }) =>
      [model.slice('ATTRIBUTION_MODEL_'.length), channel.slice('CHANNEL_'.length), campaign, amount?.amount]
        .join(' ')
        .toLowerCase(),
    );
  const attributionsOf = (collectionId: string) => marketing.events.published(attributed, collectionId);

  /** A form of the campaign, a message and an advertisement, in this order. */
  async function threeTouches(customerId: string, campaign: string): Promise<string> {
    const leadId = await marketing.touched({ customerId, campaign: campaign.toUpperCase(), occurredAt: minutesAgo(9) });
    await marketing.touched({ customerId, leadId, channel: 'wechat', occurredAt: minutesAgo(8), version: 2 });
    await marketing.touched({ customerId, leadId, channel: 'ads', occurredAt: minutesAgo(7), version: 3 });
    await eventually('all three are known', async () =>
      expect((await marketing.marketer.results.listTouches({ customerId, page: undefined })).items).toHaveLength(3),
    );
    return leadId;
  }
  const sharesOfThree = (campaign: string, whole: string, thirds: readonly [string, string, string]) => [
    `first_touch web ${campaign} ${whole}`,
    `last_touch ads  ${whole}`,
    `linear ads  ${thirds[2]}`,
    `linear web ${campaign} ${thirds[0]}`,
    `linear wechat  ${thirds[1]}`,
  ];

  it('is all the first, all the last, or each touch in equal parts, to the fen', async () => {
    const customerId = uuid();
    const campaign = await aCampaign();
    const leadId = await threeTouches(customerId, campaign.code);
    const contractId = await marketing.signed({ customerId, leadId });
    const collectionId = await marketing.collected({ customerId, contractId, amount: '200000.00' });
    await eventually('the money is given away', async () =>
      expect(await sharesOf(customerId)).toEqual(sharesOfThree(campaign.code, '200000', ['66666.67', '66666.67', '66666.66'])),
    );
    expect(await broughtBy(campaign)).toEqual(['200000', '0', '66666.67']);
    await eventually('it is told once', () =>
      expect(attributionsOf(collectionId)).toMatchObject([
        { sequence: 1, data: { customerId, amount: cny('200000'), firstTouchCampaign: campaign.code, lastTouchCampaign: '' } },
      ]),
    );

    await marketing.marketer.campaigns.recordCost({
      ...{ campaignId: campaign.campaignId, amount: cny('62345.67'), incurredOn: '2026-03-02', note: '展位费' },
    });
    const { models, cost } = await marketing.marketer.results.getCampaignResult(campaign);
    expect(cost).toEqual(cny('62345.67'));
    expect(models.map(({ model, roiPercent }) => [model, roiPercent])).toEqual([
      [AttributionModel.FIRST_TOUCH, '220.79'],
      [AttributionModel.LAST_TOUCH, '-100.00'],
      [AttributionModel.LINEAR, '6.93'],
    ]);
    const { items } = await marketing.marketer.results.listCampaignResults({ page: { cursor: '', limit: 1 } });
    expect(items).toEqual([{ ...items[0], campaignId: campaign.campaignId, cost, models }]);
  });

  it('takes back exactly what it gave, when the collection is reversed', async () => {
    const customerId = uuid();
    const campaign = await aCampaign();
    const contractId = await marketing.signed({ customerId, leadId: await threeTouches(customerId, campaign.code) });
    const wrong = { customerId, contractId, amount: '100.01' };
    const collectionId = await marketing.collected(wrong);
    const stays = await marketing.collected({ ...wrong, amount: '0.02' });
    await eventually('both are given away', async () => expect(await broughtBy(campaign)).toEqual(['100.03', '0', '33.35']));
    await marketing.reversed({ ...wrong, collectionId });
    await eventually('one is taken back', async () =>
      expect(await sharesOf(customerId)).toEqual(
        sharesOfThree(campaign.code, '0.02', ['0.01', '0.01', '0']).filter((share) => !share.endsWith(' 0')),
      ),
    );
    expect(await broughtBy(campaign)).toEqual(['0.02', '0', '0.01']);
    await eventually('and it is told', () => expect(attributionsOf(collectionId).at(-1)?.data).toMatchObject({ shares: [] }));
    expect(attributionsOf(stays)).toHaveLength(1);
  });

  it('is the same in whatever order it becomes known, and however often', async () => {
    const customerId = uuid();
    const { code } = await aCampaign();
    const [contractId, leadId] = [uuid(), uuid()];
    const money = { customerId, contractId, amount: '90', collectionId: uuid() };
    await marketing.collected(money);
    await eventually('nobody brought it, as far as is known', async () =>
      expect(await sharesOf(customerId)).toEqual(['first_touch   90', 'last_touch   90', 'linear   90'].map(unspecified)),
    );
    const enriched = { ...{ customerId, leadId, channel: 'ads' as const }, occurredAt: minutesAgo(7), version: 3 };
    await marketing.touched(enriched);
    await marketing.signed({ customerId, contractId, leadId });
    await marketing.touched({ customerId, leadId, campaign: code, occurredAt: minutesAgo(9) });
    await marketing.touched({ customerId, leadId, channel: 'wechat', occurredAt: minutesAgo(8), version: 2 });
    await marketing.collected(money);
    await marketing.signed({ customerId, contractId, leadId });
    await eventually('it is as if told in order', async () =>
      expect(await sharesOf(customerId)).toEqual(sharesOfThree(code, '90', ['30', '30', '30'])),
    );
    const told = attributionsOf(money.collectionId).map(({ sequence }) => sequence);
    expect(told).toEqual(told.map((_, index) => index + 1));

    const reversedFirst = { customerId: uuid(), contractId: uuid(), amount: '5', collectionId: uuid() };
    await marketing.reversed(reversedFirst);
    await marketing.collected(reversedFirst);
    const marker = await marketing.collected({ ...reversedFirst, collectionId: uuid(), amount: '6' });
    await eventually('what came after it is given away', () => expect(attributionsOf(marker)).toHaveLength(1));
    expect(attributionsOf(reversedFirst.collectionId)).toEqual([]);
  });

  it('an event that is delivered again changes nothing', async () => {
    const customerId = uuid();
    const campaign = await aCampaign();
    const contractId = await marketing.signed({ customerId, leadId: await threeTouches(customerId, campaign.code) });
    const type = 'tributary.finance.collection.approved.v1';
    const data = { ...sampleOf(type), collectionId: uuid(), contractId, customerId, amount: cny('30') };
    const id = uuid();
    for (let time = 0; time < 3; time += 1) await marketing.events.publish(type, data, { sequence: 1, id });
    const marker = await marketing.collected({ customerId, contractId, amount: '60' });
    await eventually('what came after it is given away', () => expect(attributionsOf(marker)).toHaveLength(1));
    expect(await broughtBy(campaign)).toEqual(['90', '0', '30']);
    expect(attributionsOf(data.collectionId)).toHaveLength(1);
  });

  it('goes to touches before the signature only; what a restart kept waiting is caught up with', async () => {
    const customerId = uuid();
    const campaign = await aCampaign();
    const leadId = await marketing.touched({ customerId, campaign: campaign.code, occurredAt: minutesAgo(2) });
    await eventually('the touch is known', async () =>
      expect((await marketing.marketer.results.listTouches({ customerId, page: undefined })).items).toHaveLength(1),
    );
    const restarted = marketing.restart();
    const contractId = await marketing.signed({ customerId, leadId });
    await marketing.collected({ customerId, contractId, amount: '10' });
    await marketing.touched({ customerId, leadId, channel: 'call', version: 2, occurredAt: new Date() });
    await restarted;
    await eventually('both touches are known', async () =>
      expect((await marketing.marketer.results.listTouches({ customerId, page: undefined })).items).toHaveLength(2),
    );
    await eventually('the later one gets nothing', async () => expect(await broughtBy(campaign)).toEqual(['10', '10', '10']));
  });

  it('counts word of a served customer, and an opportunity entered by hand for a campaign', async () => {
    const customerId = uuid();
    const { campaignId, code } = await aCampaign();
    const signal = 'tributary.leads.customer-signal.received.v1';
    const data = { ...sampleOf(signal), signalId: uuid(), intakeId: uuid(), customerId, occurredAt: minutesAgo(5) };
    await marketing.events.publish(signal, data, { sequence: 1 });
    const opportunity = 'tributary.sales.opportunity.changed.v1';
    const entered = { ...sampleOf(opportunity), opportunityId: uuid(), customerId, leadId: '', changedAt: minutesAgo(4) };
    await marketing.events.publish(opportunity, { ...entered, campaignId }, { sequence: 1 });
    await eventually('both are touches', async () =>
      expect((await marketing.marketer.results.listTouches({ customerId, page: undefined })).items).toMatchObject([
        { touchId: data.intakeId, leadId: '', channel: data.origin?.channel, campaign: data.origin?.campaign },
        { touchId: entered.opportunityId, leadId: '', channel: 'CHANNEL_MANUAL', campaign: code },
      ]),
    );
    const later = await marketing.marketer.results.listTouches({ customerId, page: { cursor: '', limit: 1 } });
    expect(
      (await marketing.marketer.results.listTouches({ customerId, page: { cursor: later.nextCursor, limit: 1 } })).items,
    ).toMatchObject([{ touchId: entered.opportunityId }]);
  });

  it('follows a merge and its undoing: touches of both count for both, and go apart again (MD-6)', async () => {
    const [survivor, absorbed] = [uuid(), uuid()];
    const [mine, theirs] = [await aCampaign(), await aCampaign()];
    await marketing.touched({ customerId: survivor, campaign: mine.code, occurredAt: minutesAgo(9) });
    await marketing.touched({ customerId: absorbed, campaign: theirs.code, occurredAt: minutesAgo(8) });
    const contractId = await marketing.signed({ customerId: survivor });
    const other = await marketing.signed({ customerId: absorbed });
    await marketing.collected({ customerId: survivor, contractId, amount: '100' });
    await marketing.collected({ customerId: absorbed, contractId: other, amount: '1' });
    const apart = async () => {
      expect(await broughtBy(mine)).toEqual(['100', '100', '100']);
      expect(await broughtBy(theirs)).toEqual(['1', '1', '1']);
    };
    await eventually('each has their own', apart);

    const merge = CustomerMerged.create({
      ...{ customerId: survivor, mergeId: uuid(), absorbedId: absorbed, absorbedIds: [absorbed], occurredAt: minutesAgo(2) },
    });
    await marketing.events.publish(merged, merge, { sequence: 2 });
    await eventually('both are one', async () => {
      expect(await broughtBy(mine)).toEqual(['101', '0', '50.5']);
      expect(await broughtBy(theirs)).toEqual(['0', '101', '50.5']);
    });
    const { results } = marketing.marketer;
    expect(await results.getCustomerAttribution({ customerId: absorbed })).toEqual(
      await results.getCustomerAttribution({ customerId: survivor }),
    );
    // Told with the survivor's id: made while they were one, and theirs all the same.
    const late = await marketing.collected({ customerId: survivor, contractId: other, amount: '2' });
    await eventually('it is given away', () => expect(attributionsOf(late)).toHaveLength(1));

    const undo = CustomerSplit.create({
      ...{ customerId: survivor, splitId: uuid(), separatedId: absorbed, separatedIds: [absorbed], occurredAt: minutesAgo(1) },
    });
    await marketing.events.publish(split, undo, { sequence: 3 });
    await eventually('each has their own again', async () => {
      expect(await broughtBy(mine)).toEqual(['100', '100', '100']);
      expect(await broughtBy(theirs)).toEqual(['3', '3', '3']);
    });
    await marketing.events.publish(merged, merge, { sequence: 2 });
    await marketing.collected({ customerId: survivor, contractId, amount: '5' });
    await eventually('a late repeat of the merge changes nothing', async () => {
      expect(await broughtBy(mine)).toEqual(['105', '105', '105']);
      expect(await broughtBy(theirs)).toEqual(['3', '3', '3']);
    });
  });

  it('ends at the last survivor, also when merges are heard of in the wrong order', async () => {
    const [first, second, third] = [uuid(), uuid(), uuid()];
    await marketing.touched({ customerId: first });
    const merge = (customerId: string, absorbedId: string, absorbedIds: string[], minutes: number) =>
      marketing.events.publish(
        merged,
        CustomerMerged.create({ customerId, absorbedId, absorbedIds, occurredAt: minutesAgo(minutes) }),
        { sequence: 2 },
      );
    await merge(third, second, [second, first], 1);
    await merge(second, first, [first], 2);
    await eventually('the last survivor has the touch', async () =>
      expect((await marketing.marketer.results.listTouches({ customerId: third, page: undefined })).items).toHaveLength(1),
    );
    expect(await marketing.marketer.results.getCustomerAttribution({ customerId: first })).toMatchObject({ customerId: third });
  });

  it('goes with a lead whose record moved to another customer, and hears no older word of it', async () => {
    const [one, other] = [uuid(), uuid()];
    const campaign = await aCampaign();
    const leadId = await marketing.touched({ customerId: one, campaign: campaign.code, occurredAt: minutesAgo(9) });
    const contractId = await marketing.signed({ customerId: other });
    await marketing.collected({ customerId: other, contractId, amount: '8' });
    const type = 'tributary.leads.lead.customer-changed.v1';
    await marketing.events.publish(type, { leadId, customerId: other, previousCustomerId: one }, { sequence: 5 });
    await eventually('the other one was led by it', async () => expect(await broughtBy(campaign)).toEqual(['8', '8', '8']));
    await marketing.touched({ customerId: one, leadId, channel: 'ads', occurredAt: minutesAgo(8), version: 4 });
    await eventually('a touch told late goes there too', async () => expect(await broughtBy(campaign)).toEqual(['8', '0', '4']));
  });

  it('counts how far the leads of a campaign came', async () => {
    const campaign = await aCampaign();
    const leads = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const customerId = uuid();
        const leadId = await marketing.touched({ customerId, campaign: campaign.code, occurredAt: minutesAgo(60) });
        return { customerId, leadId };
      }),
    );
    for (const { leadId, customerId } of leads.slice(0, 2)) await marketing.qualified(leadId, customerId);
    const [buyer] = leads;
    if (!buyer) throw new Error('no lead');
    const contractId = await marketing.signed(buyer);
    const money = { customerId: buyer.customerId, contractId, amount: '9' };
    const collectionId = await marketing.collected(money);
    const funnel = async () =>
      (await marketing.marketer.results.getCampaignFunnel({ campaignId: campaign.campaignId })).stages.map(
        ({ stage, count, conversionPercent }) => [stage, count, conversionPercent],
      );
    await eventually('one of four has paid', async () =>
      expect(await funnel()).toEqual([
        ['leads', 4, ''],
        ['qualified', 2, '50.0'],
        ['contracts', 1, '50.0'],
        ['collected', 1, '100.0'],
      ]),
    );
    const { stages } = await marketing.marketer.results.getCampaignFunnel({ campaignId: campaign.campaignId });
    expect(stages[0]?.medianSeconds).toBeUndefined();
    expect(stages[1]?.medianSeconds).toBeGreaterThanOrEqual(3_600);
    expect(stages[1]?.medianSeconds).toBeLessThan(3_900);
    expect(stages[3]?.medianSeconds).toBeLessThan(300);
    await marketing.reversed({ ...money, collectionId });
    await eventually('nobody has, after all', async () => expect((await funnel())[3]).toEqual(['collected', 0, '0.0']));
  });

  it('adds up over all channels to what was collected, and shows nobody money they do not reach', async () => {
    const currency = 'CHF';
    const id = uuid();
    const owner = await marketing.door({ id, permissions: marketerPermissions });
    const campaign = await owner.campaigns.createCampaign(aPlan({ budget: { amount: '10', currency } }));
    await owner.campaigns.recordCost({
      ...{ campaignId: campaign.campaignId, amount: { amount: '4', currency }, incurredOn: '2026-03-02', note: '广告费' },
    });
    const customerId = uuid();
    const contractId = await marketing.signed({ customerId, leadId: await threeTouches(customerId, campaign.code) });
    await marketing.collected({ customerId, contractId, amount: '10', currency });
    const nobodys = uuid();
    await marketing.collected({
      customerId: nobodys,
      contractId: await marketing.signed({ customerId: nobodys }),
      amount: '3',
      currency,
    });

    const channelsOf = async ({ results } = marketing.marketer) =>
      (await results.listChannelResults({ currency })).items
        .map(({ channel, cost, models }) => [channel, cost?.amount, ...amounts(models)])
        .filter(([, ...sums]) => sums.some((sum) => sum !== '0'));
    await eventually('every fen is somewhere', async () =>
      expect(await channelsOf()).toEqual([
        ['CHANNEL_WEB', '4', '10', '0', '3.34'],
        ['CHANNEL_WECHAT', '0', '0', '0', '3.33'],
        ['CHANNEL_ADS', '0', '0', '10', '3.33'],
        ['CHANNEL_UNSPECIFIED', '0', '3', '3', '3'],
      ]),
    );
    expect(await channelsOf(owner)).toEqual([['CHANNEL_WEB', '4', '10', '0', '3.34']]);
    expect(await channelsOf(await marketing.door({ permissions: marketerPermissions }))).toEqual([]);
    expect((await owner.results.listTouches({ customerId, page: undefined })).items).toHaveLength(1);
    expect((await owner.results.getCustomerAttribution({ customerId })).shares).toHaveLength(2);
  });
});

/** What no touch led to has no channel. */
const unspecified = (share: string): string => share.replace('   ', ' unspecified  ');
