import type { Refusal } from '@tributary/service-kit';
import type { Decision } from '../approval';
import { exactly, isMore, isPositive, type Money, minus, sumOf, taxWithin } from '../money';
import type { Claims, Receivable } from '../receivable/receivable';
import type { Invoice, InvoiceChange, InvoiceKind } from './invoice';

export interface InvoiceWish {
  readonly kind: InvoiceKind;
  /** All that is not yet invoiced, unless it says less. */
  readonly amount: Money | undefined;
  readonly taxRatePercent: string;
}

type RequestRefusal = Refusal<'invoice.currency-differs' | 'invoice.not-positive' | 'invoice.exceeds-contract'>;

/** FN-3: customer and amount come from the contract, and all invoices together never exceed it. */
export function requestInvoice(
  receivable: Receivable & Claims,
  wish: InvoiceWish,
  { invoiceId, requestedBy, requesterId }: Pick<Invoice, 'invoiceId' | 'requestedBy'> & { readonly requesterId: string },
  requestedAt: Date,
): (InvoiceChange & Required<Pick<InvoiceChange, 'approval'>>) | RequestRefusal {
  const { contractId, contractNumber, customerId, total, invoiced, invoicing } = receivable;
  const { currency } = total;
  if (wish.amount && wish.amount.currency !== currency) {
    return { refused: 'invoice.currency-differs', field: 'amount.currency', details: { currency } };
  }
  if (wish.amount && !isPositive(wish.amount.amount)) return { refused: 'invoice.not-positive', field: 'amount.amount' };
  const open = minus(total.amount, sumOf([invoiced, invoicing]));
  const amount = { amount: exactly(wish.amount?.amount ?? open), currency };
  if (!isPositive(open) || isMore(amount.amount, open)) {
    return { refused: 'invoice.exceeds-contract', field: 'amount.amount', details: { open } };
  }

  const { kind, taxRatePercent } = wish;
  const invoice: Invoice = {
    ...{ invoiceId, contractId, customerId, kind, amount, taxRatePercent, tax: taxWithin(amount.amount, taxRatePercent) },
    ...{ state: 'awaiting-approval', approvalId: undefined, fapiaoNumber: undefined },
    ...{ requestedBy, requestedAt, version: 1 },
  };
  return {
    invoice,
    approval: {
      ...{ kind: 'invoice', documentId: invoiceId, documentVersion: invoice.version },
      ...{ summary: contractNumber, amount, requesterId },
    },
  };
}

/** FN-3: how the approval ended. A request that was withdrawn is over, like a rejected one. Undefined when it no longer waits. */
export function decideInvoice(before: Invoice, { approvalId, documentVersion, decided }: Decision): InvoiceChange | undefined {
  if (before.state !== 'awaiting-approval' || before.version !== documentVersion) return undefined;
  const state = decided === 'approved' ? 'approved' : 'rejected';
  return { invoice: { ...before, state, approvalId, version: before.version + 1 } };
}
