-- PERM-1: whoever reaches a customer reaches what belongs to it. Whoever reaches all is not asked row by row.
-- Written rows are not checked: a split moves records to a customer that stands beside the one the actor reached.
alter table customers enable row level security;
create policy reach on customers using (tributary.may_reach(owner_id, team_path));

do $$
declare
  belonging record;
begin
  for belonging in
    select * from (values
      ('source_records', 'home_id'),
      ('received_records', 'home_id'),
      ('match_keys', 'home_id'),
      ('customer_lineage', 'customer_id'),
      ('customer_pins', 'customer_id'),
      ('customer_tags', 'customer_id'),
      ('customer_relationships', 'customer_id')
    ) as list (table_name, column_name)
  loop
    execute format('alter table %I enable row level security', belonging.table_name);
    execute format(
      'create policy reach on %1$I using (
         tributary.actor_reach() = ''all''
         or exists (select from customer_tree t join customers c on c.id = t.surviving_id where t.customer_id = %1$I.%2$I)
       ) with check (true)',
      belonging.table_name, belonging.column_name);
  end loop;
end $$;

-- A question about two customers takes reach over both.
alter table review_tasks enable row level security;
create policy reach on review_tasks using (
  tributary.actor_reach() = 'all'
  or (
    exists (select from customer_tree t join customers c on c.id = t.surviving_id where t.customer_id = left_id)
    and exists (select from customer_tree t join customers c on c.id = t.surviving_id where t.customer_id = right_id)
  )
) with check (true);
