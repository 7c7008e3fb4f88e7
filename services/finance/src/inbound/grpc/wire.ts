import { toWire } from '@tributary/contracts';
import type {
  Collection as CollectionMessage,
  Invoice as InvoiceMessage,
  Receivable as ReceivableMessage,
  TrialBalance as TrialBalanceMessage,
} from '@tributary/contracts/finance';
import type { Collection } from '../../domain/collection/collection';
import type { Invoice } from '../../domain/invoice/invoice';
import { outstandingOf, type Receivable } from '../../domain/receivable/receivable';
import type { TrialBalance } from '../../use-cases/read-finance';

/** Between the words of the domain and those of the wire; nothing is decided here. */

export const receivableMessage = (receivable: Receivable): ReceivableMessage => {
  const { contractId, contractNumber, customerId, total, dueOn, ownerId, version } = receivable;
  const money = (amount: string) => ({ amount, currency: total.currency });
  return {
    ...{ contractId, contractNumber, customerId, total, dueOn, ownerId, version },
    received: money(receivable.received),
    outstanding: money(outstandingOf(receivable)),
    invoiced: money(receivable.invoiced),
  };
};

/** A command's reply knows of no problem yet: its approvers are asked after it. */
interface MayWait {
  readonly approvalProblem?: string | undefined;
}

export const collectionMessage = ({
  reversalReason: _,
  state,
  method,
  approvalId = '',
  approvalProblem = '',
  ...collection
}: Collection & MayWait): CollectionMessage => ({
  ...{ ...collection, approvalId, approvalProblem },
  ...{ state: toWire('COLLECTION_STATE', state), method: toWire('PAYMENT_METHOD', method) },
});

export const invoiceMessage = ({
  state,
  kind,
  tax,
  approvalId = '',
  approvalProblem = '',
  fapiaoNumber = '',
  ...invoice
}: Invoice & MayWait): InvoiceMessage => ({
  ...{ ...invoice, approvalId, approvalProblem, fapiaoNumber },
  ...{ state: toWire('INVOICE_STATE', state), kind: toWire('INVOICE_KIND', kind) },
  tax: { amount: tax, currency: invoice.amount.currency },
});

export const trialBalanceMessage = ({ currency, accounts, totalDebit, totalCredit }: TrialBalance): TrialBalanceMessage => {
  const money = (amount: string) => ({ amount, currency });
  return {
    accounts: accounts.map(({ account, debit, credit }) => ({ account, debit: money(debit), credit: money(credit) })),
    totalDebit: money(totalDebit),
    totalCredit: money(totalCredit),
  };
};
