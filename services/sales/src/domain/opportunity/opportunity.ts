import { toWire } from '@tributary/contracts';
import type { CustomerLink } from '../customer/customer-link';
import type { SalesEvent } from '../event';
import type { Money } from '../money';
import type { Ownership } from '../ownership';

export type OpportunityState = 'open' | 'won' | 'lost';

export interface StageChange {
  readonly stage: string;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** Real intent, worth planned work (商机). Instants are UTC. */
export interface Opportunity extends Ownership {
  readonly opportunityId: string;
  readonly customer: CustomerLink;
  readonly name: string;
  readonly stage: string;
  readonly state: OpportunityState;
  /** Per cent, from the stage; 100 when won, 0 when lost. */
  readonly probability: number;
  readonly amount: Money | undefined;
  /** ISO date; empty while nobody knows. */
  readonly expectedClose: string;
  /** Empty when it did not come from a lead. */
  readonly leadId: string;
  /** The campaign, or the code that its lead came with (utm_campaign); empty when there was none. */
  readonly campaignId: string;
  readonly lossReason: string;
  /** Oldest first, with the first stage. */
  readonly history: readonly StageChange[];
  readonly version: number;
  readonly createdAt: Date;
}

export interface OpportunityChange {
  readonly opportunity: Opportunity;
  readonly events: readonly SalesEvent[];
}

export const changed = (opportunity: Opportunity, changedAt: Date): OpportunityChange => ({
  opportunity,
  events: [
    {
      type: 'tributary.sales.opportunity.changed.v1',
      data: {
        opportunityId: opportunity.opportunityId,
        customerId: opportunity.customer.id,
        leadId: opportunity.leadId,
        campaignId: opportunity.campaignId,
        stage: opportunity.stage,
        state: toWire('OPPORTUNITY_STATE', opportunity.state),
        amount: opportunity.amount,
        ownerId: opportunity.ownerId,
        teamPath: opportunity.teamPath,
        lossReason: opportunity.lossReason,
        changedAt,
      },
    },
  ],
});
