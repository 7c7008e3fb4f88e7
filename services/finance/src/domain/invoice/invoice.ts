import type { ApprovalWanted } from '../approval';
import type { Money } from '../money';
import type { Movement } from '../receivable/movement';

export type InvoiceState = 'awaiting-approval' | 'approved' | 'rejected' | 'issued';
/** 普通发票, 专用发票 */
export type InvoiceKind = 'ordinary' | 'special';

/** A fapiao from its request on (FN-3). Instants are UTC. */
export interface Invoice {
  readonly invoiceId: string;
  readonly contractId: string;
  readonly customerId: string;
  readonly kind: InvoiceKind;
  /** What the customer is to pay, the tax included. */
  readonly amount: Money;
  readonly taxRatePercent: string;
  /** Part of the amount, in its currency. */
  readonly tax: string;
  readonly state: InvoiceState;
  readonly approvalId: string | undefined;
  readonly fapiaoNumber: string | undefined;
  readonly requestedBy: string;
  /** While it awaits approval, this is the revision its approvers were asked about. */
  readonly version: number;
  readonly requestedAt: Date;
}

export interface InvoiceChange {
  readonly invoice: Invoice;
  readonly approval?: ApprovalWanted;
  readonly movement?: Movement;
}
