import { type Actor, isRefusal } from '@tributary/service-kit';
import { type CampaignPlan, planCampaign } from '../../domain/campaign/plan-campaign';
import type { AtTheCampaignDesk } from './campaign-desk';

export type CreateCampaign = Omit<CampaignPlan, 'campaignId' | 'ownerId' | 'teamPath'>;

interface Needs {
  readonly atTheDesk: AtTheCampaignDesk;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** MK-1: it belongs to whoever plans it. */
export const makeCreateCampaign =
  ({ atTheDesk, newId, now }: Needs) =>
  (actor: Actor, plan: CreateCampaign) =>
    atTheDesk(actor, async (desk) => {
      const mine = { campaignId: newId(), ownerId: actor.id, teamPath: actor.teamPath };
      const change = planCampaign({ ...plan, ...mine }, now());
      if (isRefusal(change)) return change;
      const isNew = await desk.add(change);
      return isNew ? change.campaign : ({ refused: 'campaign.code-taken', field: 'code' } as const);
    });
