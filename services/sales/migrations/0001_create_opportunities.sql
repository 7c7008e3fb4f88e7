-- Customers as sales refers to them, who owns them, and the business planned with them (SL-1, SL-2).

create table customers (
  customer_id uuid primary key,
  -- Which customer this id stands for today: itself, or the one it was merged into (MD-6).
  means uuid not null,
  -- Of the last merge or split of this customer that was followed; a late repeat of an earlier one changes nothing.
  version integer not null default 0
);
create index customers_by_meaning on customers (means);

create table customer_owners (
  customer_id uuid primary key,
  -- Empty when nobody owns the customer any more.
  owner_id text not null,
  team_path text not null,
  -- The customer whose merging into this one brought the owner; undoing the merge takes the owner away again.
  inherited_from uuid,
  version integer not null,
  changed_at timestamptz not null
);
alter table customer_owners enable row level security;
alter table customer_owners force row level security;
create policy reach on customer_owners using (tributary.may_reach(owner_id, team_path));

-- SL-2: the pipeline. What leads where and what a stage asks for is data, not code.
create table pipeline_stages (
  stage text primary key,
  position integer not null unique,
  probability integer not null check (probability between 0 and 100),
  entered_from text[] not null,
  required_fields text[] not null check (required_fields <@ array['amount', 'expectedClose'])
);
insert into pipeline_stages (stage, position, probability, entered_from, required_fields) values
  ('qualification', 1, 10, '{needs}', '{}'),
  ('needs', 2, 30, '{qualification,proposal}', '{}'),
  ('proposal', 3, 50, '{qualification,needs,negotiation}', '{amount}'),
  ('negotiation', 4, 75, '{needs,proposal}', '{amount,expectedClose}');

create table opportunities (
  opportunity_id uuid primary key,
  customer_id uuid not null,
  -- The id the reference was made with: what a split of customers goes by.
  customer_made_with uuid not null,
  name text not null,
  stage text not null references pipeline_stages,
  state text not null check (state in ('open', 'won', 'lost')),
  probability integer not null,
  amount numeric(19, 4),
  currency text,
  expected_close date,
  owner_id text not null,
  team_path text not null,
  -- One lead is one opportunity, however often its event comes.
  lead_id uuid unique,
  campaign_id text not null,
  loss_reason text not null,
  history jsonb not null,
  version integer not null,
  created_at timestamptz not null,
  check ((amount is null) = (currency is null))
);
create index opportunities_newest on opportunities (created_at desc, opportunity_id desc);
create index opportunities_by_owner on opportunities (owner_id, created_at desc, opportunity_id desc);
create index opportunities_by_customer on opportunities (customer_id, created_at desc, opportunity_id desc);
alter table opportunities enable row level security;
alter table opportunities force row level security;
create policy reach on opportunities using (tributary.may_reach(owner_id, team_path));
