import type { Refusal } from '@tributary/service-kit';
import { dayOf } from '../calendar';
import { entriesOfInvoice } from '../ledger/posting-rules';
import { plus } from '../money';
import type { FinancePolicy } from '../policy';
import type { Receivable } from '../receivable/receivable';
import type { Invoice, InvoiceChange } from './invoice';

/** FN-3: the tax system gave it a number; revenue is earned and the tax is owed. */
export function issueInvoice(
  before: Invoice,
  owing: Receivable,
  fapiaoNumber: string,
  { timeZone }: Pick<FinancePolicy, 'timeZone'>,
  issuedAt: Date,
): (InvoiceChange & Required<Pick<InvoiceChange, 'movement'>>) | Refusal<'invoice.wrong-state'> {
  if (before.state !== 'approved') return { refused: 'invoice.wrong-state', details: { state: before.state } };
  const { invoiceId, amount, tax } = before;
  const { currency } = amount;
  const receivable: Receivable = { ...owing, invoiced: plus(owing.invoiced, amount.amount), version: owing.version + 1 };
  const { contractId, customerId, invoiced } = receivable;
  return {
    invoice: { ...before, state: 'issued', fapiaoNumber, version: before.version + 1 },
    movement: {
      receivable,
      posting: {
        ...{ occasion: 'invoice-issued', contractId, documentId: invoiceId, currency },
        ...{ bookedOn: dayOf(issuedAt, timeZone), entries: entriesOfInvoice(owing, amount.amount, tax) },
      },
      event: {
        type: 'tributary.finance.invoice.issued.v1',
        data: { invoiceId, contractId, customerId, amount, invoiced: { amount: invoiced, currency }, issuedAt },
      },
    },
  };
}
