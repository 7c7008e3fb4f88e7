-- What is owed, what came in, what was invoiced, and the books beneath (FN-1, FN-2, FN-3, FN-5).

-- One a contract. Its row is the lock of everything that moves money on the contract.
create table receivables (
  contract_id uuid primary key,
  contract_number text not null,
  -- As the contract was signed; merges and splits never change it.
  signed_customer_id uuid not null,
  -- Whom that id stands for now (MD-6). Collections and invoices have no customer but their contract's.
  customer_id uuid not null,
  currency text not null,
  total numeric(19, 4) not null,
  received numeric(19, 4) not null default 0,
  invoiced numeric(19, 4) not null default 0,
  due_on date not null,
  owner_id text not null,
  team_path text not null,
  -- The number of events about this contract's money.
  version integer not null default 0,
  check (received between 0 and total),
  check (invoiced between 0 and total)
);
create index receivables_by_due_date on receivables (due_on, contract_id);
create index receivables_outstanding on receivables (due_on, contract_id) where received < total;
create index receivables_by_signed_customer on receivables (signed_customer_id);

-- Who stands for whom (MD-6), an edge a customer. Newer news wins, in whatever order they arrive and however often.
create table customer_merges (
  customer_id uuid primary key,
  -- Null: stands for itself again.
  merged_into uuid,
  since timestamptz not null
);

create function customer_now(made_with uuid) returns uuid language sql stable as $$
  with recursive upward (id) as (
    select made_with
    union
    select m.merged_into from upward join customer_merges m on m.customer_id = upward.id where m.merged_into is not null
  )
  select coalesce(
    (select id from upward
      where not exists (select from customer_merges m where m.customer_id = upward.id and m.merged_into is not null)),
    made_with)
$$;

create table collections (
  collection_id uuid primary key,
  contract_id uuid not null references receivables,
  amount numeric(19, 4) not null check (amount > 0),
  currency text not null,
  received_on date not null,
  payer text not null,
  method text not null,
  bank_reference text not null,
  share_percent numeric(5, 2) not null,
  state text not null check (state in ('recorded', 'awaiting-approval', 'approved', 'rejected', 'reversed')),
  approval_id uuid,
  reversal_reason text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  version integer not null
);
create index collections_of_contract on collections (contract_id) include (state, amount);
-- FN-2: the same payment is not counted twice. What was rejected or reversed may be recorded anew.
create unique index collections_bank_reference on collections (bank_reference)
  where bank_reference <> '' and state not in ('rejected', 'reversed');

create table invoices (
  invoice_id uuid primary key,
  contract_id uuid not null references receivables,
  kind text not null check (kind in ('ordinary', 'special')),
  amount numeric(19, 4) not null check (amount > 0),
  currency text not null,
  tax_rate_percent numeric(5, 2) not null,
  tax numeric(19, 4) not null check (tax between 0 and amount),
  state text not null check (state in ('awaiting-approval', 'approved', 'rejected', 'issued')),
  approval_id uuid,
  requested_by text not null,
  requested_at timestamptz not null,
  version integer not null
);
create index invoices_of_contract on invoices (contract_id) include (state, amount);

-- Numbers the tax system gave, each to one invoice.
create table fapiao_numbers (
  fapiao_number text primary key,
  invoice_id uuid not null unique references invoices
);

-- Approvals still to be asked for (DR-3): steps that a schedule does and then removes.
create table approval_steps (
  document_id uuid not null,
  document_version integer not null,
  kind text not null check (kind in ('collection', 'invoice')),
  summary text not null,
  amount numeric(19, 4) not null,
  currency text not null,
  requester_id text not null,
  attempts integer not null default 0,
  problem text,
  due_at timestamptz not null,
  primary key (document_id, document_version)
);
create index approval_steps_due on approval_steps (due_at);
