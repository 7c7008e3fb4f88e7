import { queryOptions } from '@tanstack/react-query';
import { whatIsSet } from '../api/choice';
import { answerOf, api, type Schema } from '../api/client';
import { cursorPages } from '../api/cursor-pages';
import { type CollectionSearch, collectionStates, type InvoiceSearch, invoiceStates, type LedgerSearch } from './finance-search';

export type Receivable = Schema<'finance.v1.Receivable'>;
export type Collection = Schema<'finance.v1.Collection'>;
export type Invoice = Schema<'finance.v1.Invoice'>;

export const financeKeys = {
  all: ['finance'] as const,
  collections: ['finance', 'collections'] as const,
  invoices: ['finance', 'invoices'] as const,
  collection: (collectionId: string) => ['finance', 'collections', 'one', collectionId] as const,
  invoice: (invoiceId: string) => ['finance', 'invoices', 'one', invoiceId] as const,
};

export const receivableListQuery = (outstandingOnly: boolean) =>
  cursorPages<Receivable>({
    queryKey: ['finance', 'receivables', { outstandingOnly }],
    fetchPage: (page, signal) =>
      answerOf(api.GET('/v1/receivables', { params: { query: { outstandingOnly, ...page } }, signal })),
  });

export const collectionListQuery = ({ state, contract }: CollectionSearch) =>
  cursorPages<Collection>({
    queryKey: [...financeKeys.collections, { state, contract }],
    fetchPage: (page, signal) => {
      const query = { ...whatIsSet({ state: state && collectionStates[state], contractId: contract }), ...page };
      return answerOf(api.GET('/v1/collections', { params: { query }, signal }));
    },
  });

export const invoiceListQuery = ({ state, contract }: InvoiceSearch) =>
  cursorPages<Invoice>({
    queryKey: [...financeKeys.invoices, { state, contract }],
    fetchPage: (page, signal) => {
      const query = { ...whatIsSet({ state: state && invoiceStates[state], contractId: contract }), ...page };
      return answerOf(api.GET('/v1/invoices', { params: { query }, signal }));
    },
  });

/** Approvers are asked and answer elsewhere, and nobody tells screens of money yet: while it waits, it is looked at again. */
const lookAgainMs = 5_000;
const whileItWaits = (state: string | undefined): number | false => (state?.endsWith('_AWAITING_APPROVAL') ? lookAgainMs : false);

export const collectionQuery = (collectionId: string) =>
  queryOptions({
    queryKey: financeKeys.collection(collectionId),
    queryFn: ({ signal }) => answerOf(api.GET('/v1/collections/{collectionId}', { params: { path: { collectionId } }, signal })),
    refetchInterval: ({ state }) => whileItWaits(state.data?.state),
  });

export const invoiceQuery = (invoiceId: string) =>
  queryOptions({
    queryKey: financeKeys.invoice(invoiceId),
    queryFn: ({ signal }) => answerOf(api.GET('/v1/invoices/{invoiceId}', { params: { path: { invoiceId } }, signal })),
    refetchInterval: ({ state }) => whileItWaits(state.data?.state),
  });

export const trialBalanceQuery = ({ until = '', currency = '' }: LedgerSearch) =>
  queryOptions({
    queryKey: ['finance', 'trial-balance', { until, currency }],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/ledger/trial-balance', { params: { query: { until, currency } }, signal })),
  });
