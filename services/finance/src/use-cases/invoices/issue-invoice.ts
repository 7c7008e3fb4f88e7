import { type Actor, isRefusal } from '@tributary/service-kit';
import { issueInvoice } from '../../domain/invoice/issue-invoice';
import type { FinancePolicy } from '../../domain/policy';
import type { AtTheInvoiceDesk } from './invoice-desk';

export interface IssueInvoice {
  readonly invoiceId: string;
  readonly fapiaoNumber: string;
  readonly expectedVersion: number;
}

interface Needs {
  readonly atTheDesk: AtTheInvoiceDesk;
  readonly policy: FinancePolicy;
  readonly now: () => Date;
}

export const makeIssueInvoice =
  ({ atTheDesk, policy, now }: Needs) =>
  (actor: Actor, { invoiceId, fapiaoNumber, expectedVersion }: IssueInvoice) =>
    atTheDesk(actor, async (desk) => {
      const found = await desk.invoice(invoiceId);
      if (!found) return { refused: 'record.not-found' } as const;
      const { invoice, receivable } = found;
      if (invoice.version !== expectedVersion) {
        return { refused: 'record.version-conflict', details: { version: invoice.version } } as const;
      }
      const change = issueInvoice(invoice, receivable, fapiaoNumber, policy, now());
      if (isRefusal(change)) return change;
      if (!(await desk.claimNumber(invoiceId, fapiaoNumber))) {
        return { refused: 'invoice.number-seen', field: 'fapiaoNumber' } as const;
      }
      await desk.save(invoice, change);
      return change.invoice;
    });
