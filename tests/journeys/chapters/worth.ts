import { eventually } from '@tributary/testing';
import { askUntil, type Body } from '../support/api';
import type { Company } from '../support/company';
import type { Story } from '../support/story';

/** Everything that is about the customer, by whoever did it. */
const everyStep = [
  'tributary.master-data.customer.created.v1',
  'tributary.leads.lead.created.v1',
  'tributary.leads.lead.enriched.v1',
  'tributary.leads.lead.claimed.v1',
  'tributary.leads.lead.followed-up.v1',
  'tributary.leads.lead.qualified.v1',
  'tributary.sales.customer-owner.changed.v1',
  'tributary.sales.opportunity.changed.v1',
  'tributary.sales.quote.created.v1',
  'tributary.sales.quote.state-changed.v1',
  'tributary.sales.contract.state-changed.v1',
  'tributary.sales.contract.signed.v1',
  'tributary.sales.order.state-changed.v1',
  'tributary.finance.collection.approved.v1',
  'tributary.finance.invoice.issued.v1',
  'tributary.marketing.collection.attributed.v1',
  'tributary.insights.tier.changed.v1',
  'tributary.service-desk.call.recorded.v1',
  'tributary.service-desk.ticket.changed.v1',
  'tributary.service-desk.survey.answered.v1',
];

/** 200 000 and 522 000 yuan, each in three parts; the fen that is left over goes to the first touch. */
const thirds = ['240666.67', '240666.67', '240666.66'];

/** What the customer's way from the fair to the money tells marketing and the director. */
export function worth(the: () => { readonly company: Company; readonly story: Story }): void {
  it('gives the money to the campaign and the channels, by three models and to the fen', async () => {
    const { campaign, director, lead, marketer } = the().story;
    const { cost, models } = await askUntil(
      'both payments are given away, to all three touches',
      () => director.api.get(`/v1/campaigns/${campaign.campaignId}/result`),
      (result) => collectedBy(result)[0] === '722000' && collectedBy(result)[2] === thirds[0],
    );
    expect(cost).toEqual({ amount: '62345.67', currency: 'CNY' });
    expect(models).toEqual([
      { model: 'ATTRIBUTION_MODEL_FIRST_TOUCH', collected: cny('722000'), roiPercent: '1058.06' },
      { model: 'ATTRIBUTION_MODEL_LAST_TOUCH', collected: cny('0'), roiPercent: '-100.00' },
      { model: 'ATTRIBUTION_MODEL_LINEAR', collected: cny('240666.67'), roiPercent: '286.02' },
    ]);

    const { items: touches } = await marketer.api.get(`/v1/customers/${lead.customerId}/touches`);
    expect(touches).toHaveLength(3);
    expect(touches[0]).toMatchObject({ channel: 'CHANNEL_WEB', campaign: 'spring-fair', leadId: lead.leadId });
    const [, second, last] = touches.map(({ channel }: Body) => channel);
    expect([second, last].sort()).toEqual(['CHANNEL_ADS', 'CHANNEL_WECHAT']);

    const { items } = await marketer.api.get('/v1/channel-results');
    const ofChannel = (wanted: string): Body => items.find(({ channel }: Body) => channel === wanted);
    expect(ofChannel('CHANNEL_WEB')).toMatchObject({ cost, models });
    expect(collectedBy(ofChannel(second))).toEqual(['0', '0', thirds[1]]);
    expect(collectedBy(ofChannel(last))).toEqual(['0', '722000', thirds[2]]);
    for (const model of [0, 1, 2]) {
      const fen = items.map((result: Body) => fenOf(collectedBy(result)[model] ?? 'nothing'));
      expect(fen.reduce((sum: bigint, part: bigint) => sum + part, 0n)).toBe(72_200_000n);
    }
  });

  it('shows how far the leads came, of the campaign and of everybody', async () => {
    const { campaign, director, marketer } = the().story;
    const counts = ({ stages }: Body) => stages.map(({ stage, count = 0 }: Body) => `${count} ${stage}`);
    const ours = await tellsSoon(
      'one lead came all the way',
      () => marketer.api.get(`/v1/campaigns/${campaign.campaignId}/funnel`),
      (funnel) => expect(counts(funnel)).toEqual(['1 leads', '1 qualified', '1 contracts', '1 collected']),
    );
    for (const { conversionPercent, medianSeconds } of ours.stages.slice(1)) {
      expect(conversionPercent).toBe('100.0');
      expect(medianSeconds).toBeGreaterThanOrEqual(0);
      expect(medianSeconds).toBeLessThan(3_600);
    }

    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const all = await tellsSoon(
      'four leads became two contracts, and one of them brought money, twice',
      () => director.api.get(`/v1/insights/funnel?from=${day(-1)}&until=${day(1)}`),
      (funnel) => expect(counts(funnel)).toEqual(['4 leads', '1 qualified', '2 contracts', '1 collected']),
    );
    expect(all.collected).toEqual(cny('722000.00'));
  });

  it('is on one timeline, with every step from the first contact to the survey', async () => {
    const { director, lead } = the().story;
    const { items } = await tellsSoon(
      'every step is on the timeline',
      () => director.api.get(`/v1/customers/${lead.customerId}/timeline?page.limit=200`),
      (timeline) => expect(timeline.items.map(({ type }: Body) => type)).toEqual(expect.arrayContaining(everyStep)),
    );
    expect(items.at(-1).type).toMatch(/customer\.created|lead\.created/);
    expect(await director.api.get(`/v1/customers/${lead.customerId}/value`)).toMatchObject({ tier: 'B', purchasesLastYear: 2 });
  });

  it('meets its targets', async () => {
    const { director } = the().story;
    await tellsSoon(
      'every KPI is what the story makes it',
      () => director.api.get('/v1/insights/kpis'),
      ({ items }) =>
        expect(items.map(({ kpiId, value = '', target, status }: Body) => [kpiId, value, target, status])).toEqual([
          ['lead-conversion', '25.0', '20', 'ok'],
          ['win-rate', '100.0', '30', 'ok'],
          ['follow-up-timeliness', '100.0', '95', 'ok'],
          ['satisfaction', '5.0', '4.5', 'ok'],
          ['complaint-resolution', '', '24', 'no-data'],
          ['high-value-retention', '', '85', 'no-data'],
          ['repurchase', '100.0', '30', 'ok'],
        ]),
    );
  });
}

/** Events arrive a little later than their answers, and later still where processes are killed. */
const tellsSoon = (what: string, ask: () => Promise<Body>, check: (answer: Body) => void): Promise<Body> =>
  eventually(
    what,
    async () => {
      const answer = await ask();
      check(answer);
      return answer;
    },
    { within: 60_000 },
  );

/** What the campaign has of the money where each touch gets the same. */
export async function linearShare({ campaign, marketer }: Story): Promise<string> {
  const result = await marketer.api.get(`/v1/campaigns/${campaign.campaignId}/result`);
  return collectedBy(result)[2] ?? 'nothing';
}

/** By the first touch, by the last, and linear. */
const collectedBy = ({ models }: Body): readonly string[] => models.map(({ collected }: Body) => collected.amount);

const cny = (amount: string) => ({ amount, currency: 'CNY' });

const fenOf = (yuan: string): bigint => {
  const [whole = '', places = ''] = yuan.split('.');
  return BigInt(whole + places.padEnd(2, '0'));
};
