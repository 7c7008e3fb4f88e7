-- PERM-1: how a lead went on, and what the customer behind it signed and paid, is seen by whoever reaches one of the touches.
-- Functions, so that a policy looks one row up instead of reading all touches; asked only after actor_reach(), which is cheap.

create function lead_is_reachable(id uuid) returns boolean language sql stable as $$
  select exists (select from touches where lead_id = id)
$$;
create function contract_is_reachable(customer uuid, lead uuid) returns boolean language sql stable as $$
  select exists (select from touches where customer_id = customer) or lead_is_reachable(lead)
$$;
create function collection_is_reachable(contract uuid) returns boolean language sql stable as $$
  select exists (select from contracts where contract_id = contract)
$$;

alter table leads enable row level security;
create policy reach on leads using (tributary.actor_reach() = 'all' or lead_is_reachable(lead_id));

alter table contracts enable row level security;
create policy reach on contracts using (tributary.actor_reach() = 'all' or contract_is_reachable(customer_id, lead_id));

alter table collections enable row level security;
create policy reach on collections using (tributary.actor_reach() = 'all' or collection_is_reachable(contract_id));
