import type { Actor } from '@tributary/service-kit';
import type { Campaign, CampaignChange } from '../../domain/campaign/campaign';
import type { Cost, CostChange } from '../../domain/campaign/cost';

/** What campaigns need of the store, inside one transaction. */
export interface CampaignDesk {
  /** Undefined when there is none, or the actor may not reach it. Locked until the end. */
  campaign(campaignId: string): Promise<Campaign | undefined>;
  /** False when another campaign has the code. */
  add(change: CampaignChange): Promise<boolean>;
  save(before: Campaign, change: CampaignChange): Promise<void>;
  cost(campaignId: string, costId: string): Promise<Cost | undefined>;
  /** With the campaign it changes. False when the cost that it reverses was reversed before. */
  addCost(before: Campaign, change: CostChange): Promise<boolean>;
}

export type AtTheCampaignDesk = <T>(actor: Actor, work: (desk: CampaignDesk) => Promise<T>) => Promise<T>;
