import { choiceOf, textOf, whatIsSet } from '../api/choice';

export const collectionStates = {
  recorded: 'COLLECTION_STATE_RECORDED',
  'awaiting-approval': 'COLLECTION_STATE_AWAITING_APPROVAL',
  approved: 'COLLECTION_STATE_APPROVED',
  rejected: 'COLLECTION_STATE_REJECTED',
  reversed: 'COLLECTION_STATE_REVERSED',
} as const;

export const invoiceStates = {
  'awaiting-approval': 'INVOICE_STATE_AWAITING_APPROVAL',
  approved: 'INVOICE_STATE_APPROVED',
  rejected: 'INVOICE_STATE_REJECTED',
  issued: 'INVOICE_STATE_ISSUED',
} as const;

export const receivableViews = { outstanding: true, all: false } as const;

type Search = Readonly<Record<string, unknown>>;

export interface ReceivableSearch {
  view?: keyof typeof receivableViews;
}

export interface CollectionSearch {
  state?: keyof typeof collectionStates;
  /** Id of the contract. */
  contract?: string;
}

export interface InvoiceSearch {
  state?: keyof typeof invoiceStates;
  /** Id of the contract. */
  contract?: string;
}

export interface LedgerSearch {
  /** ISO date, inclusive. */
  until?: string;
  /** ISO 4217. */
  currency?: string;
}

const matching = (value: unknown, form: RegExp): string | undefined => {
  const text = textOf(value, 40);
  return text !== undefined && form.test(text) ? text : undefined;
};
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const readReceivableSearch = (search: Search): ReceivableSearch =>
  whatIsSet({ view: choiceOf(receivableViews, search['view']) });

export const readCollectionSearch = (search: Search): CollectionSearch =>
  whatIsSet({ state: choiceOf(collectionStates, search['state']), contract: matching(search['contract'], uuid) });

export const readInvoiceSearch = (search: Search): InvoiceSearch =>
  whatIsSet({ state: choiceOf(invoiceStates, search['state']), contract: matching(search['contract'], uuid) });

export const readLedgerSearch = (search: Search): LedgerSearch =>
  whatIsSet({
    until: matching(search['until'], /^\d{4}-\d{2}-\d{2}$/),
    currency: matching(search['currency'], /^[A-Z]{3}$/),
  });
