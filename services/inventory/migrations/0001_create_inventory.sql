-- Products, what is in stock of them, and why (IV-1..6).

create table products (
  sku text primary key,
  name text not null,
  unit text not null,
  list_price numeric(19, 4) not null,
  currency text not null,
  warranty_months integer not null,
  version integer not null
);

-- Derived from the ledger in the same transaction; the checks are what makes overselling impossible (IV-3).
create table stock_levels (
  sku text not null references products,
  warehouse text not null,
  on_hand integer not null default 0 check (on_hand >= 0),
  reserved integer not null default 0 check (reserved >= 0),
  primary key (sku, warehouse),
  check (reserved <= on_hand)
);
create index stock_levels_by_warehouse on stock_levels (warehouse, sku);

create table stock_documents (
  document_id uuid primary key,
  document_number text not null,
  warehouse text not null,
  kind text not null check (kind in ('inbound', 'outbound', 'adjustment')),
  lines jsonb not null,
  order_id uuid,
  posted_at timestamptz not null,
  unique (warehouse, document_number)
);
create unique index stock_documents_one_outbound_per_order on stock_documents (order_id) where order_id is not null;

-- Every change of stock, for ever (IV-7).
create table stock_ledger (
  entry_id uuid primary key,
  sku text not null,
  warehouse text not null,
  kind text not null,
  -- Inbound above zero, outbound below.
  quantity integer not null check (quantity <> 0),
  document_id uuid not null references stock_documents,
  order_id uuid,
  posted_by text not null,
  posted_at timestamptz not null
);
create index stock_ledger_newest on stock_ledger (posted_at desc, entry_id desc);
create index stock_ledger_of_product on stock_ledger (sku, posted_at desc, entry_id desc);
create index stock_ledger_of_order on stock_ledger (order_id, posted_at desc, entry_id desc) where order_id is not null;
create index stock_ledger_sums on stock_ledger (sku, warehouse) include (quantity);

create function stock_ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the stock ledger is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger stock_ledger_append_only before update or delete or truncate on stock_ledger
  for each statement execute function stock_ledger_is_append_only();

create table reservations (
  order_id uuid primary key,
  state text not null check (state in ('held', 'released', 'shipped')),
  warehouse text not null,
  lines jsonb not null,
  expires_at timestamptz not null,
  version integer not null
);
create index reservations_by_expiry on reservations (expires_at) where state = 'held';
