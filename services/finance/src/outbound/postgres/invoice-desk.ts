import type { Outbox } from '@tributary/messaging/postgres';
import { audit, inTransaction, type PostgresStore, type Tx, withoutNulls } from '@tributary/stores/postgres';
import type { Invoice, InvoiceChange } from '../../domain/invoice/invoice';
import type { AtTheInvoiceDesk, InvoiceDesk } from '../../use-cases/invoices/invoice-desk';
import { forgetApproval, wantApproval } from './approval-steps';
import { lockReceivable, move } from './receivable-rows';
import { type InvoiceRow, selectInvoices } from './rows';

export const makeAtTheInvoiceDesk =
  (store: PostgresStore, deskIn: (tx: Tx) => InvoiceDesk): AtTheInvoiceDesk =>
  (actor, work) =>
    inTransaction(store, actor, (tx) => work(deskIn(tx)));

export const makeInvoiceDeskIn =
  (outbox: Outbox, onApprovalWanted: () => void) =>
  (tx: Tx): InvoiceDesk => ({
    receivable: (contractId) => lockReceivable(tx, contractId),

    invoice: async (invoiceId) => {
      const found = await tx.one<{ contractId: string }>(
        `select contract_id as "contractId" from invoices where invoice_id = $1`,
        [invoiceId],
      );
      const receivable = found && (await lockReceivable(tx, found.contractId));
      if (!receivable) return undefined;
      const row = await tx.one<InvoiceRow>(`${selectInvoices} where i.invoice_id = $1 for update of i`, [invoiceId]);
      return row && { invoice: invoiceOf(row), receivable };
    },

    add: async ({ invoice, approval }) => {
      await tx.run(
        `insert into invoices (invoice_id, contract_id, kind, amount, currency, tax_rate_percent, tax, state,
                               requested_by, requested_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[invoice.invoiceId, invoice.contractId, invoice.kind, invoice.amount.amount, invoice.amount.currency],
          ...[invoice.taxRatePercent, invoice.tax, invoice.state],
          ...[invoice.requestedBy, invoice.requestedAt, invoice.version],
        ],
      );
      if (approval) await wantApproval(tx, approval, onApprovalWanted);
      await keep(tx, undefined, invoice);
    },

    claimNumber: async (invoiceId, fapiaoNumber) => {
      const claimed = await tx.run(
        `insert into fapiao_numbers (fapiao_number, invoice_id) values ($1, $2) on conflict (fapiao_number) do nothing`,
        [fapiaoNumber, invoiceId],
      );
      return claimed === 1;
    },

    save: async (before, { invoice, movement }: InvoiceChange) => {
      const { invoiceId, state, approvalId = null, version } = invoice;
      await tx.run(`update invoices set state = $2, approval_id = $3, version = $4 where invoice_id = $1`, [
        invoiceId,
        state,
        approvalId,
        version,
      ]);
      if (before.state === 'awaiting-approval') await forgetApproval(tx, invoiceId);
      if (movement) await move(tx, outbox, movement);
      await keep(tx, before, invoice);
    },
  });

const invoiceOf = ({ approvalProblem: _, ...row }: InvoiceRow): Invoice => withoutNulls(row);

const keep = (tx: Tx, before: Invoice | undefined, after: Invoice): Promise<void> => {
  const { invoiceId, state, contractId, amount, approvalId, fapiaoNumber } = after;
  return audit(tx, {
    action: `invoice.${state}`,
    entity: 'invoice',
    entityId: invoiceId,
    ...(before && { before: { state: before.state } }),
    after: { state, amount, contractId, approvalId, fapiaoNumber },
  });
};
