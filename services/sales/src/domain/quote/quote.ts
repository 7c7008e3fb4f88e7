import { toWire } from '@tributary/contracts';
import type { Refusal } from '@tributary/service-kit';
import type { CustomerLink } from '../customer/customer-link';
import type { SalesEvent } from '../event';
import { isMore, type Money } from '../money';
import { closed } from '../opportunity/move-opportunity';
import type { Opportunity } from '../opportunity/opportunity';
import type { Ownership } from '../ownership';
import type { SalesPolicy } from '../policy';
import type { Line, PricedLines } from './line';

export type QuoteState = 'awaiting-approval' | 'approved' | 'rejected' | 'accepted';

/** What a customer is offered (SL-7). Instants are UTC. */
export interface Quote extends Ownership {
  readonly quoteId: string;
  readonly opportunityId: string;
  readonly customer: CustomerLink;
  readonly lines: readonly Line[];
  readonly total: Money;
  readonly highestDiscountPercent: string;
  readonly state: QuoteState;
  /** Empty until it is accepted. */
  readonly contractId: string;
  readonly version: number;
  readonly createdAt: Date;
}

export interface QuoteChange {
  readonly quote: Quote;
  readonly events: readonly SalesEvent[];
}

/** SL-7: a discount is over the rep's limit. */
export const needsApproval = ({ highestDiscountPercent }: PricedLines, { discountLimitPercent }: SalesPolicy): boolean =>
  isMore(highestDiscountPercent, discountLimitPercent);

/** SL-7: a discount over the rep's limit makes the quote wait for an approval. */
export function makeQuote(
  quoteId: string,
  opportunity: Opportunity,
  priced: PricedLines,
  policy: SalesPolicy,
  now: Date,
): QuoteChange | Refusal<'opportunity.closed'> {
  if (opportunity.state !== 'open') return closed(opportunity);
  const { opportunityId, customer, ownerId, teamPath } = opportunity;
  const quote: Quote = {
    ...{ quoteId, opportunityId, customer, ownerId, teamPath, ...priced },
    state: needsApproval(priced, policy) ? 'awaiting-approval' : 'approved',
    ...{ contractId: '', version: 1, createdAt: now },
  };
  return {
    quote,
    events: [
      {
        type: 'tributary.sales.quote.created.v1',
        data: { quoteId, opportunityId, customerId: customer.id, total: priced.total, ownerId, createdAt: now },
      },
    ],
  };
}

/** How an approval ended (DR-3). Undefined when the quote no longer waits for it. */
export function decideQuote(quote: Quote, decided: 'approved' | 'rejected' | 'withdrawn', now: Date): QuoteChange | undefined {
  if (quote.state !== 'awaiting-approval') return undefined;
  return next(quote, { state: decided === 'approved' ? 'approved' : 'rejected' }, now);
}

/** The customer said yes. */
export function acceptQuote(quote: Quote, contractId: string, now: Date): QuoteChange | Refusal<'quote.not-approved'> {
  if (quote.state !== 'approved') return { refused: 'quote.not-approved', details: { state: quote.state } };
  return next(quote, { state: 'accepted', contractId }, now);
}

function next(before: Quote, change: Partial<Pick<Quote, 'state' | 'contractId'>>, changedAt: Date): QuoteChange {
  const quote: Quote = { ...before, ...change, version: before.version + 1 };
  const { quoteId, opportunityId, customer, contractId, ownerId, teamPath } = quote;
  const state = toWire('QUOTE_STATE', quote.state);
  return {
    quote,
    events: [
      {
        type: 'tributary.sales.quote.state-changed.v1',
        data: { quoteId, opportunityId, customerId: customer.id, state, contractId, ownerId, teamPath, changedAt },
      },
    ],
  };
}
