-- What is offered, what is agreed, and who has to say yes to it (SL-7, SL-8).

-- As inventory tells it.
create table products (
  sku text primary key,
  name text not null,
  list_price numeric(19, 4) not null,
  currency text not null,
  version integer not null
);

-- Lines are one document: priced once, then never changed.
create table quotes (
  quote_id uuid primary key,
  opportunity_id uuid not null references opportunities,
  customer_id uuid not null,
  customer_made_with uuid not null,
  lines jsonb not null,
  total numeric(19, 4) not null,
  currency text not null,
  highest_discount_percent numeric(5, 2) not null,
  state text not null check (state in ('awaiting-approval', 'approved', 'rejected', 'accepted')),
  contract_id uuid,
  owner_id text not null,
  team_path text not null,
  approval_id uuid,
  approval_problem text not null default '',
  version integer not null,
  created_at timestamptz not null
);
create index quotes_by_opportunity on quotes (opportunity_id);
create index quotes_by_customer on quotes (customer_id);
alter table quotes enable row level security;
alter table quotes force row level security;
create policy reach on quotes using (tributary.may_reach(owner_id, team_path));

create table contracts (
  contract_id uuid primary key,
  number text not null unique,
  customer_id uuid not null,
  customer_made_with uuid not null,
  opportunity_id uuid not null references opportunities,
  -- Accepting a quote twice is one contract.
  quote_id uuid not null unique references quotes,
  lines jsonb not null,
  total numeric(19, 4) not null,
  currency text not null,
  state text not null check (state in ('draft', 'awaiting-approval', 'approved', 'rejected', 'in-force', 'ended')),
  submitted_version integer,
  signed_at timestamptz,
  owner_id text not null,
  team_path text not null,
  approval_id uuid,
  approval_problem text not null default '',
  -- As finance tells it; these change without a version of the contract's own.
  received numeric(19, 4) not null default 0,
  outstanding numeric(19, 4) not null,
  invoiced numeric(19, 4) not null default 0,
  collections_version integer not null default 0,
  invoices_version integer not null default 0,
  version integer not null,
  created_at timestamptz not null
);
create index contracts_newest on contracts (created_at desc, contract_id desc);
create index contracts_by_owner on contracts (owner_id, created_at desc, contract_id desc);
create index contracts_by_customer on contracts (customer_id, created_at desc, contract_id desc);
alter table contracts enable row level security;
alter table contracts force row level security;
create policy reach on contracts using (tributary.may_reach(owner_id, team_path));

-- The last number given, by kind of document and year.
create table document_numbers (
  letter text not null,
  year integer not null,
  last integer not null,
  primary key (letter, year)
);

-- Approvals that directory has yet to be asked for, or has been (DR-3). One step for each version of a document.
create table approval_requests (
  request_id uuid primary key,
  kind text not null check (kind in ('quote-discount', 'contract')),
  document_id uuid not null,
  document_version integer not null,
  summary text not null,
  amount numeric(19, 4) not null,
  currency text not null,
  discount_percent numeric(5, 2),
  requester_id text not null,
  attempts integer not null default 0,
  -- Null once there is nothing more to do.
  due_at timestamptz,
  unique (kind, document_id, document_version)
);
create index approval_requests_due on approval_requests (due_at) where due_at is not null;
alter table approval_requests enable row level security;
alter table approval_requests force row level security;
-- Whoever submits a document leaves a request behind; only the service itself goes on with it.
create policy left_by_anybody on approval_requests for insert with check (true);
create policy worked_on_by_the_service on approval_requests using (tributary.actor_kind() = 'service');
