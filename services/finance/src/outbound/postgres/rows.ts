import type { Collection } from '../../domain/collection/collection';
import type { Invoice } from '../../domain/invoice/invoice';

/** Columns by the names of the domain, so that a row is what the type says. Amounts are spelled as the domain spells them. */
export const receivableColumns = `
  r.contract_id as "contractId", r.contract_number as "contractNumber", r.customer_id as "customerId",
  json_build_object('amount', trim_scale(r.total)::text, 'currency', r.currency) as total,
  trim_scale(r.received)::text as received, trim_scale(r.invoiced)::text as invoiced,
  r.due_on as "dueOn", r.owner_id as "ownerId", r.team_path as "teamPath", r.version`;

const collectionColumns = `
  c.collection_id as "collectionId", c.contract_id as "contractId", r.customer_id as "customerId",
  json_build_object('amount', trim_scale(c.amount)::text, 'currency', c.currency) as amount,
  c.received_on as "receivedOn", c.payer, c.method, c.bank_reference as "bankReference", c.state,
  c.approval_id as "approvalId", c.reversal_reason as "reversalReason", c.recorded_by as "recordedBy",
  trim_scale(c.share_percent)::text as "sharePercent", c.version, c.recorded_at as "recordedAt"`;

const invoiceColumns = `
  i.invoice_id as "invoiceId", i.contract_id as "contractId", r.customer_id as "customerId", i.kind,
  json_build_object('amount', trim_scale(i.amount)::text, 'currency', i.currency) as amount,
  trim_scale(i.tax_rate_percent)::text as "taxRatePercent", trim_scale(i.tax)::text as tax, i.state,
  i.approval_id as "approvalId", f.fapiao_number as "fapiaoNumber", i.requested_by as "requestedBy",
  i.version, i.requested_at as "requestedAt"`;

export const selectCollections = `
  select ${collectionColumns}, s.problem as "approvalProblem"
    from collections c
    join receivables r using (contract_id)
    left join approval_steps s on s.document_id = c.collection_id and s.document_version = c.version`;

export const selectInvoices = `
  select ${invoiceColumns}, s.problem as "approvalProblem"
    from invoices i
    join receivables r using (contract_id)
    left join fapiao_numbers f using (invoice_id)
    left join approval_steps s on s.document_id = i.invoice_id and s.document_version = i.version`;

interface Waiting {
  readonly approvalProblem: string | undefined;
}

export type CollectionRow = Collection & Waiting;
export type InvoiceRow = Invoice & Waiting;
