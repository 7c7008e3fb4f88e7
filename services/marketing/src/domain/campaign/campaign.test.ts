import fc from 'fast-check';
import { aCampaign, aCost, cny, now } from '../../../test/builders';
import { recordCost, reverseCost } from './cost';
import { type CampaignStep, moveCampaign } from './move-campaign';
import { planCampaign, reviseCampaign } from './plan-campaign';

const { state: _, cost: __, version: ___, createdAt: ____, ...plan } = aCampaign();
const newCost = { costId: 'c-1', amount: cny('50000.10'), incurredOn: '2026-03-01', note: '展位费', recordedBy: 'marketer' };

describe('a campaign (MK-1)', () => {
  it('given a plan, when planned, then it has cost nothing and tells of it', () => {
    const planned = planCampaign({ ...plan, budget: cny('80000.00') }, now);
    expect(planned).toMatchObject({
      campaign: aCampaign(),
      event: { data: { code: 'spring-fair', state: 'CAMPAIGN_STATE_PLANNED', kind: 'CAMPAIGN_KIND_FAIR', cost: cny('0') } },
    });
  });

  it.each([
    ['campaign.budget-negative', { budget: cny('-0.01') }],
    ['campaign.period-invalid', { startsOn: '2026-02-30' }],
    ['campaign.period-invalid', { endsOn: '2026-02-28' }],
    ['campaign.period-invalid', { endsOn: '2026-03-32' }],
  ] as const)('given a wrong plan, when planned or revised, then it is refused with %s', (refused, wrong) => {
    expect(planCampaign({ ...plan, ...wrong }, now)).toMatchObject({ refused });
    expect(reviseCampaign(aCampaign(), { ...plan, ...wrong }, now)).toMatchObject({ refused });
  });

  it('given it has ended, when revised, then it stays as it was', () => {
    expect(reviseCampaign(aCampaign({ state: 'ended' }), plan, now)).toMatchObject({ refused: 'campaign.wrong-state' });
    expect(reviseCampaign(aCampaign(), { ...plan, budget: { amount: '1', currency: 'USD' } }, now)).toMatchObject({
      refused: 'campaign.currency-differs',
    });
  });

  it('only ever goes from planned over running to ended, whatever is tried', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom<CampaignStep>('start', 'end'), { maxLength: 8 }), (steps) => {
        let campaign = aCampaign();
        const states = ['planned'];
        for (const step of steps) {
          const moved = moveCampaign(campaign, step, now);
          if ('refused' in moved) continue;
          expect(moved.campaign.version).toBe(campaign.version + 1);
          campaign = moved.campaign;
          states.push(campaign.state);
        }
        expect(states).toEqual(['planned', 'running', 'ended'].slice(0, states.length));
      }),
    ));
});

describe('what a campaign costs (MK-1)', () => {
  it('given a cost, when recorded in any state, then it is added', () => {
    const before = aCampaign({ state: 'ended', cost: cny('0.2') });
    expect(recordCost(before, newCost, now)).toMatchObject({
      campaign: { cost: cny('50000.3'), version: 2 },
      cost: { campaignId: 'k-1', amount: cny('50000.1'), recordedAt: now },
      event: { data: { cost: cny('50000.3') } },
    });
  });

  it.each([
    ['campaign.currency-differs', { amount: { amount: '1', currency: 'USD' } }],
    ['campaign-cost.not-positive', { amount: cny('0') }],
    ['campaign-cost.day-invalid', { incurredOn: '2026-02-29' }],
  ])('given what cannot be, when recorded, then it is refused with %s', (refused, wrong) => {
    expect(recordCost(aCampaign(), { ...newCost, ...wrong }, now)).toMatchObject({ refused });
  });

  it('given a cost, when reversed, then the opposite is added and can itself not be reversed', () => {
    const reversal = { costId: 'c-2', note: '重复', recordedBy: 'marketer' };
    const reversed = reverseCost(aCampaign({ cost: cny('50000'), version: 2 }), aCost(), reversal, now);
    expect(reversed).toMatchObject({
      campaign: { cost: cny('0'), version: 3 },
      cost: { amount: cny('-50000'), incurredOn: '2026-03-01', reversesCostId: 'c-1' },
    });
    expect(reverseCost(aCampaign(), aCost({ reversesCostId: 'c-0' }), reversal, now)).toMatchObject({
      refused: 'campaign-cost.is-reversal',
    });
  });
});
