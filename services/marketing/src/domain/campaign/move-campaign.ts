import type { Refusal } from '@tributary/service-kit';
import { type Campaign, type CampaignChange, type CampaignState, campaignNow } from './campaign';

const next = { start: { from: 'planned', to: 'running' }, end: { from: 'running', to: 'ended' } } as const satisfies Record<
  string,
  { readonly from: CampaignState; readonly to: CampaignState }
>;

export type CampaignStep = keyof typeof next;

/** MK-1: planned → running → ended, and never back. Touches are counted in any state: links outlive what they were printed for. */
export function moveCampaign(before: Campaign, step: CampaignStep, now: Date): CampaignChange | Refusal<'campaign.wrong-state'> {
  const { from, to } = next[step];
  if (before.state !== from) return { refused: 'campaign.wrong-state', details: { state: before.state } };
  return campaignNow({ ...before, state: to, version: before.version + 1 }, now);
}
