import { toWire } from '@tributary/contracts';
import type { Channel } from '../channel';
import type { MarketingEvent } from '../event';
import type { Money } from '../money';

export type CampaignKind = 'fair' | 'road-show' | 'ad' | 'mailing';
export type CampaignState = 'planned' | 'running' | 'ended';

/** What marketing does to win customers (MK-1). Instants are UTC. */
export interface Campaign {
  readonly campaignId: string;
  /** What channels call it (utm_campaign), in lower case. */
  readonly code: string;
  readonly name: string;
  readonly kind: CampaignKind;
  /** Whose cost it is. */
  readonly channel: Channel;
  readonly state: CampaignState;
  readonly budget: Money;
  /** In the currency of the budget; the sum of its cost entries. */
  readonly cost: Money;
  /** ISO dates, inclusive. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly ownerId: string;
  /** Slashes at both ends: `/hq/marketing/`. */
  readonly teamPath: string;
  /** One event for each version. */
  readonly version: number;
  readonly createdAt: Date;
}

export interface CampaignChange {
  readonly campaign: Campaign;
  readonly event: Extract<MarketingEvent, { readonly type: 'tributary.marketing.campaign.changed.v1' }>;
}

/** A campaign as it is from now on, with the event that tells of it. */
export function campaignNow(campaign: Campaign, changedAt: Date): CampaignChange {
  const { createdAt: _, version: __, kind, channel, state, ...told } = campaign;
  return {
    campaign,
    event: {
      type: 'tributary.marketing.campaign.changed.v1',
      data: {
        ...told,
        ...{ kind: toWire('CAMPAIGN_KIND', kind), channel: toWire('CHANNEL', channel), state: toWire('CAMPAIGN_STATE', state) },
        changedAt,
      },
    },
  };
}
