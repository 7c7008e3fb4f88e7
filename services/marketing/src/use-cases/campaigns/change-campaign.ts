import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import type { Campaign, CampaignChange } from '../../domain/campaign/campaign';
import { type CampaignStep, moveCampaign } from '../../domain/campaign/move-campaign';
import { type CampaignRevision, reviseCampaign } from '../../domain/campaign/plan-campaign';
import type { AtTheCampaignDesk } from './campaign-desk';

interface Needs {
  readonly atTheDesk: AtTheCampaignDesk;
  readonly now: () => Date;
}

interface OfVersion {
  readonly campaignId: string;
  readonly expectedVersion: number;
}

export type UpdateCampaign = OfVersion & CampaignRevision;

export const makeUpdateCampaign =
  (needs: Needs) =>
  (actor: Actor, { campaignId, expectedVersion, ...revision }: UpdateCampaign) =>
    change(needs, actor, { campaignId, expectedVersion }, (campaign, now) => reviseCampaign(campaign, revision, now));

export const makeMoveCampaign = (needs: Needs, step: CampaignStep) => (actor: Actor, command: OfVersion) =>
  change(needs, actor, command, (campaign, now) => moveCampaign(campaign, step, now));

/** Whoever decides by what they saw says which version that was. */
const change = <R extends Refusal>(
  { atTheDesk, now }: Needs,
  actor: Actor,
  { campaignId, expectedVersion }: OfVersion,
  decide: (campaign: Campaign, now: Date) => CampaignChange | R,
) =>
  atTheDesk(actor, async (desk) => {
    const before = await desk.campaign(campaignId);
    if (!before) return { refused: 'record.not-found' } as const;
    if (before.version !== expectedVersion) {
      return { refused: 'record.version-conflict', details: { version: before.version } } as const;
    }
    const outcome = decide(before, now());
    if (isRefusal(outcome)) return outcome;
    await desk.save(before, outcome);
    return outcome.campaign;
  });
