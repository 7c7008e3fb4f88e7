import { type Actor, isRefusal } from '@tributary/service-kit';
import { reverseCost } from '../../domain/campaign/cost';
import type { AtTheCampaignDesk } from './campaign-desk';

export interface ReverseCost {
  readonly campaignId: string;
  readonly costId: string;
  readonly note: string;
}

interface Needs {
  readonly atTheDesk: AtTheCampaignDesk;
  readonly newId: () => string;
  readonly now: () => Date;
}

export const makeReverseCost =
  ({ atTheDesk, newId, now }: Needs) =>
  (actor: Actor, { campaignId, costId, note }: ReverseCost) =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.campaign(campaignId);
      const cost = before && (await desk.cost(campaignId, costId));
      if (!cost) return { refused: 'record.not-found' } as const;
      const change = reverseCost(before, cost, { costId: newId(), note, recordedBy: actor.id }, now());
      if (isRefusal(change)) return change;
      const isFirst = await desk.addCost(before, change);
      return isFirst ? change.cost : ({ refused: 'campaign-cost.already-reversed' } as const);
    });
