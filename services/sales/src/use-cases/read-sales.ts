import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { ContractState } from '../domain/contract/contract';
import type { Opportunity, OpportunityState } from '../domain/opportunity/opportunity';
import type { Order, OrderState } from '../domain/order/order';
import type { QuoteState } from '../domain/quote/quote';
import type { ContractRecord } from './contracts/contract-desk';
import type { QuoteRecord } from './quotes/quote-desk';

/** Absent is any. A customer is found by every id that ever stood for them. */
export interface OpportunityFilter {
  readonly state: OpportunityState | undefined;
  readonly customerId: string | undefined;
  readonly stage: string | undefined;
  readonly ownerId: string | undefined;
}

export interface QuoteFilter {
  readonly state: QuoteState | undefined;
  readonly opportunityId: string | undefined;
}

export interface ContractFilter {
  readonly state: ContractState | undefined;
  readonly customerId: string | undefined;
}

export interface OrderFilter {
  readonly state: OrderState | undefined;
  readonly customerId: string | undefined;
  readonly contractId: string | undefined;
}

type Found<Item> = Promise<PageOf<Item> | Refusal<'request.malformed'>>;

/** Questions about sales. Whose rows the caller reaches is enforced by the store, whatever is asked for (PERM-1). */
export interface ReadSales {
  opportunity(actor: Actor, opportunityId: string): Promise<Opportunity | undefined>;
  opportunities(actor: Actor, filter: OpportunityFilter, page: Page): Found<Opportunity>;
  quote(actor: Actor, quoteId: string): Promise<QuoteRecord | undefined>;
  quotes(actor: Actor, filter: QuoteFilter, page: Page): Found<QuoteRecord>;
  contract(actor: Actor, contractId: string): Promise<ContractRecord | undefined>;
  contracts(actor: Actor, filter: ContractFilter, page: Page): Found<ContractRecord>;
  order(actor: Actor, orderId: string): Promise<Order | undefined>;
  orders(actor: Actor, filter: OrderFilter, page: Page): Found<Order>;
}
