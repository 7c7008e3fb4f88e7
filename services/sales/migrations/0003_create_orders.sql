-- Orders, and how far each has come (SL-9).

create table orders (
  order_id uuid primary key,
  number text not null unique,
  contract_id uuid not null references contracts,
  customer_id uuid not null,
  customer_made_with uuid not null,
  lines jsonb not null,
  total numeric(19, 4) not null,
  currency text not null,
  state text not null check (state in ('confirmed', 'reserved', 'shipped', 'completed', 'cancelled')),
  cancel_reason text not null,
  owner_id text not null,
  team_path text not null,
  version integer not null,
  created_at timestamptz not null
);
create index orders_newest on orders (created_at desc, order_id desc);
create index orders_by_owner on orders (owner_id, created_at desc, order_id desc);
create index orders_by_customer on orders (customer_id, created_at desc, order_id desc);
create index orders_by_contract on orders (contract_id, created_at desc, order_id desc);
alter table orders enable row level security;
alter table orders force row level security;
create policy reach on orders using (tributary.may_reach(owner_id, team_path));

-- The process manager's memory. Whoever changes a step holds the order's row.
create table fulfilment_steps (
  order_id uuid not null references orders,
  step text not null check (step in ('reserve', 'ship', 'complete', 'release')),
  state text not null check (state in ('pending', 'done', 'failed', 'undone')),
  attempts integer not null,
  reason text not null,
  changed_at timestamptz not null,
  -- When inventory is asked, or asked again; null for steps that wait to be told.
  due_at timestamptz,
  primary key (order_id, step)
);
create index fulfilment_steps_due on fulfilment_steps (due_at) where state = 'pending' and due_at is not null;
alter table fulfilment_steps enable row level security;
alter table fulfilment_steps force row level security;
create policy of_orders_in_reach on fulfilment_steps
  using (exists (select 1 from orders o where o.order_id = fulfilment_steps.order_id));
