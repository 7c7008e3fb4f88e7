import { isRefusal, type Refusal } from '@tributary/service-kit';
import fc from 'fast-check';
import { aCampaign, cny, now } from '../../../test/builders';
import { minus, plus } from '../money';
import type { Campaign, CampaignChange, CampaignState } from './campaign';
import { type Cost, type CostChange, recordCost, reverseCost } from './cost';
import { moveCampaign } from './move-campaign';
import { reviseCampaign } from './plan-campaign';

const mayFollow: Readonly<Record<CampaignState, readonly CampaignState[]>> = {
  planned: ['planned', 'running'],
  running: ['running', 'ended'],
  ended: ['ended'],
};

interface World {
  readonly campaign: Campaign;
  readonly costs: readonly Cost[];
}

type Command = (world: World) => CampaignChange | CostChange | Refusal | undefined;

const amount = fc.integer({ min: -500, max: 100_000_000 }).map((parts) => (parts / 10_000).toFixed(4));
const currency = fc.constantFrom('CNY', 'CNY', 'CNY', 'USD');
const day = fc.constantFrom('2026-03-01', '2026-03-05', '2026-02-30', '');
const entry = { note: 'x', recordedBy: 'marketer' };

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom('start' as const, 'end' as const).map(
    (step): Command =>
      ({ campaign }) =>
        moveCampaign(campaign, step, now),
  ),
  fc.record({ amount, currency }).chain((budget) =>
    fc.tuple(day, day).map(
      ([startsOn, endsOn]): Command =>
        ({ campaign }) =>
          reviseCampaign(campaign, { name: 'x', budget, startsOn, endsOn }, now),
    ),
  ),
  fc.tuple(fc.record({ amount, currency }), day).map(
    ([spent, incurredOn]): Command =>
      ({ campaign, costs }) =>
        recordCost(campaign, { ...entry, costId: `c-${costs.length}`, amount: spent, incurredOn }, now),
  ),
  fc.nat(9).map(
    (place): Command =>
      ({ campaign, costs }) => {
        const cost = costs[place];
        // The store lets an entry be reversed once.
        if (!cost || costs.some(({ reversesCostId }) => reversesCostId === cost.costId)) return undefined;
        return reverseCost(campaign, cost, { ...entry, costId: `c-${costs.length}` }, now);
      },
  ),
);

describe('a campaign, whatever is done with it (MK-1)', () => {
  it('goes only forward, tells of each change once, and costs the sum of its entries to the last place', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let world: World = { campaign: aCampaign(), costs: [] };
        for (const give of commands) {
          const { campaign: before, costs } = world;
          const outcome = give(world);
          if (!outcome || isRefusal(outcome)) continue;
          const { campaign, event } = outcome;
          expect(mayFollow[before.state]).toContain(campaign.state);
          expect(campaign.version).toBe(before.version + 1);
          expect(event.data).toMatchObject({ cost: campaign.cost, budget: campaign.budget, ownerId: before.ownerId });
          const { campaignId, code, kind, channel, ownerId, teamPath, createdAt } = before;
          expect(campaign).toMatchObject({ campaignId, code, kind, channel, ownerId, teamPath, createdAt });
          if (before.state === 'ended') expect(campaign).toEqual({ ...before, cost: campaign.cost, version: campaign.version });
          world = { campaign, costs: 'cost' in outcome ? [...costs, outcome.cost] : costs };
        }
        const { campaign, costs } = world;
        expect(campaign.cost).toEqual(cny(costs.map((cost) => cost.amount.amount).reduce(plus, '0')));
        expect(campaign.startsOn <= campaign.endsOn).toBe(true);
        for (const cost of costs.filter(({ reversesCostId }) => reversesCostId)) {
          const reversed = costs.find(({ costId }) => costId === cost.reversesCostId);
          expect(cost.amount).toEqual(cny(minus('0', reversed?.amount.amount ?? 'NaN')));
          expect(reversed?.reversesCostId).toBeUndefined();
        }
      }),
      { numRuns: 500 },
    );
  });
});
