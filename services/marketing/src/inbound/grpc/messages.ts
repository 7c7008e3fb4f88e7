import { toWire } from '@tributary/contracts';
import type {
  Campaign as CampaignMessage,
  CampaignResult as CampaignResultMessage,
  ChannelResult as ChannelResultMessage,
  Cost as CostMessage,
  ModelResult as ModelResultMessage,
  Share as ShareMessage,
  Touch as TouchMessage,
} from '@tributary/contracts/marketing';
import { models } from '../../domain/attribution/attribute';
import type { Touch } from '../../domain/attribution/touch';
import type { Campaign } from '../../domain/campaign/campaign';
import type { Cost } from '../../domain/campaign/cost';
import type { Channel } from '../../domain/channel';
import { type Money, roiPercent } from '../../domain/money';
import type { CampaignResult, ChannelResult, Collected, CustomerAttribution } from '../../use-cases/read-results';

/** From the words of the domain to those of the wire; nothing is decided here. */

export const campaignMessage = ({ kind, channel, state, teamPath: _, ...campaign }: Campaign): CampaignMessage => ({
  ...campaign,
  kind: toWire('CAMPAIGN_KIND', kind),
  channel: toWire('CHANNEL', channel),
  state: toWire('CAMPAIGN_STATE', state),
});

export const costMessage = ({ reversesCostId = '', ...cost }: Cost): CostMessage => ({ ...cost, reversesCostId });

export const campaignResultMessage = ({ state, channel, collected, ...result }: CampaignResult): CampaignResultMessage => ({
  ...result,
  state: toWire('CAMPAIGN_STATE', state),
  channel: toWire('CHANNEL', channel),
  models: modelResults(collected, result.cost),
});

export const channelResultMessage = ({ channel, cost, collected }: ChannelResult): ChannelResultMessage => ({
  channel: channelName(channel),
  cost,
  models: modelResults(collected, cost),
});

export const touchMessage = ({ leadId = '', channel, customerId: _, ...touch }: Touch): TouchMessage => ({
  ...touch,
  leadId,
  channel: toWire('CHANNEL', channel),
});

export const shareMessage = ({
  model,
  channel,
  campaign,
  amount,
  currency,
}: CustomerAttribution['shares'][number]): ShareMessage => ({
  model: toWire('ATTRIBUTION_MODEL', model),
  channel: channelName(channel),
  campaign,
  amount: { amount, currency },
});

const channelName = (channel: Channel | '') => (channel ? toWire('CHANNEL', channel) : 'CHANNEL_UNSPECIFIED');

const modelResults = (collected: Collected, { amount: cost, currency }: Money): ModelResultMessage[] =>
  models.map((model) => ({
    model: toWire('ATTRIBUTION_MODEL', model),
    collected: { amount: collected[model], currency },
    roiPercent: roiPercent(collected[model], cost),
  }));
