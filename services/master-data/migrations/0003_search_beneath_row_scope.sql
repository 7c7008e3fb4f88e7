-- Trigram operators are not leakproof: under row-level security the planner may apply them only after the policy, to every
-- row of the table. So the indexes are asked by a function of the owner. It gives ids and nothing else away; what the
-- caller does not reach falls out when the ids are joined with customers.
create function find_customers(contained text, latin text, digits text) returns setof uuid
  language sql stable rows 50 security definer set search_path = public, pg_temp
  begin atomic
    select id from customers where not merged and search_text like contained
    union
    select id from customers where not merged and latin <% search_text
    union
    select id from customers where not merged and digits <> '' and phone_digits like digits;
  end;

revoke execute on function find_customers from public;
do $$ begin
  execute format('grant execute on function find_customers to %I', current_setting('tributary.application_role'));
end $$;
