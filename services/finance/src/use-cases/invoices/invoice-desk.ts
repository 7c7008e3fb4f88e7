import type { Actor } from '@tributary/service-kit';
import type { Invoice, InvoiceChange } from '../../domain/invoice/invoice';
import type { Claims, Receivable } from '../../domain/receivable/receivable';

/** What invoices need of the store, inside one transaction. */
export interface InvoiceDesk {
  /** Locked until the end: invoices of one contract are requested one after the other. */
  receivable(contractId: string): Promise<(Receivable & Claims) | undefined>;
  /** Locked until the end, together with its receivable. */
  invoice(invoiceId: string): Promise<{ readonly invoice: Invoice; readonly receivable: Receivable } | undefined>;
  /** With the approval it asks for. */
  add(change: InvoiceChange): Promise<void>;
  /** Gives the number to this invoice; false when another one has it. */
  claimNumber(invoiceId: string, fapiaoNumber: string): Promise<boolean>;
  /** With the money it moves, if any. */
  save(before: Invoice, change: InvoiceChange): Promise<void>;
}

export type AtTheInvoiceDesk = <T>(actor: Actor, work: (desk: InvoiceDesk) => Promise<T>) => Promise<T>;
