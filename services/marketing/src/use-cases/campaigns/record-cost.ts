import { type Actor, isRefusal } from '@tributary/service-kit';
import { type NewCost, recordCost } from '../../domain/campaign/cost';
import type { AtTheCampaignDesk } from './campaign-desk';

export interface RecordCost extends Omit<NewCost, 'costId' | 'recordedBy'> {
  readonly campaignId: string;
}

interface Needs {
  readonly atTheDesk: AtTheCampaignDesk;
  readonly newId: () => string;
  readonly now: () => Date;
}

export const makeRecordCost =
  ({ atTheDesk, newId, now }: Needs) =>
  (actor: Actor, { campaignId, ...cost }: RecordCost) =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.campaign(campaignId);
      if (!before) return { refused: 'record.not-found' } as const;
      const change = recordCost(before, { ...cost, costId: newId(), recordedBy: actor.id }, now());
      if (isRefusal(change)) return change;
      await desk.addCost(before, change);
      return change.cost;
    });
