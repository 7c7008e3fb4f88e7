-- PERM-1: whoever reaches a collection or an invoice reaches the step that its approval waits for, and its number. Written
-- rows are not checked: a document and its step are written together.
alter table approval_steps enable row level security;
create policy of_reachable_documents on approval_steps using (
  tributary.actor_reach() = 'all'
  or exists (select from collections c where c.collection_id = approval_steps.document_id)
  or exists (select from invoices i where i.invoice_id = approval_steps.document_id)
) with check (true);

alter table fapiao_numbers enable row level security;
create policy of_reachable_invoices on fapiao_numbers using (
  tributary.actor_reach() = 'all'
  or exists (select from invoices i where i.invoice_id = fapiao_numbers.invoice_id)
) with check (true);
