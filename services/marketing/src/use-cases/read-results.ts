import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { AttributionModel, Share } from '../domain/attribution/attribute';
import type { Touch } from '../domain/attribution/touch';
import type { Campaign } from '../domain/campaign/campaign';
import type { Channel } from '../domain/channel';
import type { Money } from '../domain/money';

/** What each model gives, in the currency of the cost. */
export type Collected = Readonly<Record<AttributionModel, string>>;

export interface CampaignResult extends Pick<Campaign, 'campaignId' | 'code' | 'name' | 'state' | 'channel' | 'cost'> {
  readonly collected: Collected;
}

export interface ChannelResult {
  /** Empty: the money that no touch led to. */
  readonly channel: Channel | '';
  readonly cost: Money;
  readonly collected: Collected;
}

export const funnelStages = ['leads', 'qualified', 'contracts', 'collected'] as const;
export type FunnelStage = (typeof funnelStages)[number];

/** Leads that a campaign touched: how many came how far, and how long the middle one of them took from the stage before. */
export type Funnel = Readonly<Record<FunnelStage, { readonly count: number; readonly medianSeconds: number | undefined }>>;

export interface CustomerAttribution {
  readonly customerId: string;
  readonly shares: readonly (Share & { readonly currency: string })[];
}

/** What marketing brought (MK-2). Rows are those the actor may reach. */
export interface ReadResults {
  campaignResult(actor: Actor, campaignId: string): Promise<CampaignResult | undefined>;
  /** Newest campaign first. */
  campaignResults(actor: Actor, page: Page): Promise<PageOf<CampaignResult> | Refusal<'request.malformed'>>;
  /** Every channel, and last the money that no touch led to. Empty text means the company's currency. */
  channelResults(actor: Actor, currency: string): Promise<readonly ChannelResult[]>;
  funnel(actor: Actor, campaignId: string): Promise<Funnel | undefined>;
  /** Oldest first; by whichever id of the customer. */
  touches(actor: Actor, customerId: string, page: Page): Promise<PageOf<Touch> | Refusal<'request.malformed'>>;
  /** By whichever id of the customer. */
  customerAttribution(actor: Actor, customerId: string): Promise<CustomerAttribution>;
}
