import { toWire } from '@tributary/contracts';
import type {
  Contract as ContractMessage,
  Opportunity as OpportunityMessage,
  Order as OrderMessage,
  Quote as QuoteMessage,
} from '@tributary/contracts/sales';
import type { Opportunity } from '../../domain/opportunity/opportunity';
import { stepNames } from '../../domain/order/fulfilment-steps';
import type { Order } from '../../domain/order/order';
import type { ContractRecord } from '../../use-cases/contracts/contract-desk';
import type { QuoteRecord } from '../../use-cases/quotes/quote-desk';

/** From the words of the domain to those of the wire; nothing is decided here. */

export const opportunityMessage = ({ customer, state, ...opportunity }: Opportunity): OpportunityMessage => ({
  ...opportunity,
  customerId: customer.id,
  state: toWire('OPPORTUNITY_STATE', state),
});

export const quoteMessage = (quote: QuoteRecord): QuoteMessage => ({
  quoteId: quote.quoteId,
  opportunityId: quote.opportunityId,
  customerId: quote.customer.id,
  lines: quote.lines,
  total: quote.total,
  state: toWire('QUOTE_STATE', quote.state),
  approvalId: quote.approvalId,
  contractId: quote.contractId,
  ownerId: quote.ownerId,
  version: quote.version,
  createdAt: quote.createdAt,
  approvalProblem: quote.approvalProblem,
});

export const contractMessage = ({ customer, state, submittedVersion: _, ...contract }: ContractRecord): ContractMessage => ({
  ...contract,
  customerId: customer.id,
  state: toWire('CONTRACT_STATE', state),
});

export const orderMessage = ({ customer, state, fulfilment, ...order }: Order): OrderMessage => ({
  ...order,
  customerId: customer.id,
  lines: order.lines.map(({ sku, quantity }) => ({ sku, quantity })),
  state: toWire('ORDER_STATE', state),
  fulfilment: stepNames.flatMap((step) => (fulfilment[step] ? [{ step, ...fulfilment[step] }] : [])),
});
