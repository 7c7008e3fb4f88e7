import type { CustomerLink } from '../../domain/customer/customer-link';
import type { Opportunity, OpportunityChange } from '../../domain/opportunity/opportunity';
import type { Stage } from '../../domain/opportunity/pipeline';

/** What opportunities need of the store, inside one transaction. */
export interface OpportunityDesk {
  /** Undefined when there is none, or the actor may not reach it. Locked until the end. */
  opportunity(opportunityId: string): Promise<Opportunity | undefined>;
  pipeline(): Promise<readonly Stage[]>;
  /** A reference to the customer that this id stands for today. */
  customer(customerId: string): Promise<CustomerLink>;
  /** False when the lead has become an opportunity before. */
  addOpportunity(change: OpportunityChange): Promise<boolean>;
  saveOpportunity(before: Opportunity, change: OpportunityChange): Promise<void>;
}
