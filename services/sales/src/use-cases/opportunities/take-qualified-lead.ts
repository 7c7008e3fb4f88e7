import type { CustomerLink } from '../../domain/customer/customer-link';
import { nameFromLead, openOpportunity } from '../../domain/opportunity/open-opportunity';
import type { Ownership } from '../../domain/ownership';
import type { DeskIn } from '../at-the-desk';
import type { OpportunityDesk } from './opportunity-desk';

export interface QualifiedLead {
  readonly leadId: string;
  readonly customerId: string;
  /** Who qualified it. */
  readonly holder: Ownership;
  readonly need: string;
  /** The company, or the person. */
  readonly party: string;
  readonly product: string;
  /** utm_campaign; empty when it came by itself. */
  readonly campaign: string;
}

export interface LeadTakingDesk extends Pick<OpportunityDesk, 'pipeline' | 'customer' | 'addOpportunity'> {
  /** Nothing happens when the customer has an owner. */
  ownIfNobodyDoes(customer: CustomerLink, owner: Ownership, now: Date): Promise<void>;
}

interface Needs<Tx> {
  readonly deskIn: DeskIn<Tx, LeadTakingDesk>;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** LD-10, SL-1: an opportunity for whoever qualified the lead, and the customer too if they have no owner yet. */
export const makeTakeQualifiedLead =
  <Tx>({ deskIn, newId, now }: Needs<Tx>) =>
  async (tx: Tx, { leadId, customerId, holder, campaign, ...lead }: QualifiedLead): Promise<void> => {
    const desk = deskIn(tx);
    const customer = await desk.customer(customerId);
    const change = openOpportunity(
      {
        ...{ ...holder, opportunityId: newId(), customer, name: nameFromLead(lead), amount: undefined },
        ...{ expectedClose: '', leadId, campaignId: campaign },
      },
      await desk.pipeline(),
      holder.ownerId,
      now(),
    );
    if (await desk.addOpportunity(change)) await desk.ownIfNobodyDoes(customer, holder, now());
  };
