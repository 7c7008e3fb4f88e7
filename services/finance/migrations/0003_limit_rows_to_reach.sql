-- PERM-1: whoever reaches a contract's receivable reaches what belongs to it. Whoever reaches all is not asked row by row.
alter table receivables enable row level security;
create policy reach on receivables using (tributary.may_reach(owner_id, team_path));

do $$
declare
  belonging text;
begin
  foreach belonging in array array['collections', 'invoices', 'postings']
  loop
    execute format('alter table %I enable row level security', belonging);
    execute format(
      'create policy reach on %1$I using (
         tributary.actor_reach() = ''all''
         or exists (select from receivables r where r.contract_id = %1$I.contract_id)
       )',
      belonging);
  end loop;
end $$;

alter table ledger_entries enable row level security;
create policy reach on ledger_entries using (
  tributary.actor_reach() = 'all'
  or exists (select from postings p where p.posting_id = ledger_entries.posting_id)
);
