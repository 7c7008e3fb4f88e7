import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { Campaign, CampaignKind, CampaignState } from '../domain/campaign/campaign';
import type { Cost } from '../domain/campaign/cost';

/** What is undefined is any. */
export interface CampaignFilter {
  readonly state: CampaignState | undefined;
  readonly kind: CampaignKind | undefined;
  readonly ownerId: string | undefined;
}

/** What can be asked about campaigns without changing them. Rows are those the actor may reach. */
export interface ReadCampaigns {
  campaign(actor: Actor, campaignId: string): Promise<Campaign | undefined>;
  /** Newest first. */
  campaigns(actor: Actor, filter: CampaignFilter, page: Page): Promise<PageOf<Campaign> | Refusal<'request.malformed'>>;
  /** Newest first. */
  costs(actor: Actor, campaignId: string, page: Page): Promise<PageOf<Cost> | Refusal<'request.malformed' | 'record.not-found'>>;
}
