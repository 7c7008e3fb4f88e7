import { fromWire } from '@tributary/contracts';
import type { ContractServiceServer, QuoteServiceServer } from '@tributary/contracts/sales';
import { command, mapped, pageOf, query, required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import { contractMessage, quoteMessage } from './messages';

export const quoteService = (useCases: UseCases): QuoteServiceServer => ({
  priceQuote: query(async (request, actor) => useCases.priceQuote(actor, request)),
  createQuote: command({ run: (request, actor) => useCases.createQuote(actor, request), reply: quoteMessage }),

  getQuote: query(async ({ quoteId }, actor) => {
    const quote = await useCases.read.quote(actor, quoteId);
    return quote ? quoteMessage(quote) : { refused: 'record.not-found' };
  }),

  listQuotes: query(async (request, actor) => {
    const filter = { state: fromWire('QUOTE_STATE', request.state), opportunityId: request.opportunityId || undefined };
    const found = await useCases.read.quotes(actor, filter, pageOf(request));
    return mapped(found, ({ items, nextCursor }) => ({ items: items.map(quoteMessage), nextCursor }));
  }),

  acceptQuote: command({ run: (request, actor) => useCases.acceptQuote(actor, request), reply: contractMessage }),
});

export const contractService = (useCases: UseCases): ContractServiceServer => ({
  getContract: query(async ({ contractId }, actor) => {
    const contract = await useCases.read.contract(actor, contractId);
    return contract ? contractMessage(contract) : { refused: 'record.not-found' };
  }),

  listContracts: query(async (request, actor) => {
    const filter = { state: fromWire('CONTRACT_STATE', request.state), customerId: request.customerId || undefined };
    const found = await useCases.read.contracts(actor, filter, pageOf(request));
    return mapped(found, ({ items, nextCursor }) => ({ items: items.map(contractMessage), nextCursor }));
  }),

  submitContract: command({ run: (request, actor) => useCases.submitContract(actor, request), reply: contractMessage }),
  signContract: command({
    run: ({ signedAt, ...request }, actor) => useCases.signContract(actor, { ...request, signedAt: required(signedAt) }),
    reply: contractMessage,
  }),
});
