import { fromWire } from '@tributary/contracts';
import type {
  CollectionServiceServer,
  InvoiceServiceServer,
  LedgerServiceServer,
  ReceivableServiceServer,
} from '@tributary/contracts/finance';
import { command, mapped, pageOf, query, required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import { collectionMessage, invoiceMessage, receivableMessage, trialBalanceMessage } from './wire';

export const receivableService = ({ read }: UseCases): ReceivableServiceServer => ({
  getReceivable: query(async ({ contractId }, actor) => {
    const receivable = await read.receivable(actor, contractId);
    return receivable ? receivableMessage(receivable) : { refused: 'record.not-found' };
  }),
  listReceivables: query(async ({ outstandingOnly, ...request }, actor) =>
    mapped(await read.receivables(actor, { outstandingOnly }, pageOf(request)), ({ items, nextCursor }) => ({
      items: items.map(receivableMessage),
      nextCursor,
    })),
  ),
});

export const collectionService = (useCases: UseCases): CollectionServiceServer => ({
  recordCollection: command({
    run: ({ amount, method, ...request }, actor) =>
      useCases.recordCollection(actor, {
        ...request,
        amount: required(amount),
        method: required(fromWire('PAYMENT_METHOD', method)),
      }),
    reply: collectionMessage,
  }),
  submitCollection: command({ run: (request, actor) => useCases.submitCollection(actor, request), reply: collectionMessage }),
  reverseCollection: command({ run: (request, actor) => useCases.reverseCollection(actor, request), reply: collectionMessage }),
  getCollection: query(async ({ collectionId }, actor) => {
    const collection = await useCases.read.collection(actor, collectionId);
    return collection ? collectionMessage(collection) : { refused: 'record.not-found' };
  }),
  listCollections: query(async ({ contractId, state, ...request }, actor) => {
    const filter = { state: fromWire('COLLECTION_STATE', state), contractId: contractId || undefined };
    return mapped(await useCases.read.collections(actor, filter, pageOf(request)), ({ items, nextCursor }) => ({
      items: items.map(collectionMessage),
      nextCursor,
    }));
  }),
});

export const invoiceService = (useCases: UseCases): InvoiceServiceServer => ({
  requestInvoice: command({
    run: ({ kind, ...request }, actor) =>
      useCases.requestInvoice(actor, { ...request, kind: required(fromWire('INVOICE_KIND', kind)) }),
    reply: invoiceMessage,
  }),
  issueInvoice: command({ run: (request, actor) => useCases.issueInvoice(actor, request), reply: invoiceMessage }),
  getInvoice: query(async ({ invoiceId }, actor) => {
    const invoice = await useCases.read.invoice(actor, invoiceId);
    return invoice ? invoiceMessage(invoice) : { refused: 'record.not-found' };
  }),
  listInvoices: query(async ({ contractId, state, ...request }, actor) => {
    const filter = { state: fromWire('INVOICE_STATE', state), contractId: contractId || undefined };
    return mapped(await useCases.read.invoices(actor, filter, pageOf(request)), ({ items, nextCursor }) => ({
      items: items.map(invoiceMessage),
      nextCursor,
    }));
  }),
});

export const ledgerService = ({ read }: UseCases): LedgerServiceServer => ({
  getTrialBalance: query(async (request, actor) => mapped(await read.trialBalance(actor, request), trialBalanceMessage)),
});
