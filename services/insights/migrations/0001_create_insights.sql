-- Read models, fed by events only; everything here can be dropped and told again (IN-1).

-- Which customer an id means today. An id that is not here means itself (MD-6).
create table customer_aliases (
  customer_id uuid primary key,
  current_id uuid not null
);
create index customer_aliases_of on customer_aliases (current_id);

-- Who may see a customer's rows: the owner by sales, and their team (PERM-1).
create table customer_owners (
  customer_id uuid primary key,
  owner_id text not null,
  team_path text not null,
  version integer not null
);

-- One timeline over all channels and departments (IN-6), kept under the id that was true when it happened.
create table timeline (
  customer_id uuid not null,
  happened_at timestamptz not null,
  event_id uuid not null,
  type text not null,
  department text not null,
  subject_id text not null,
  facts jsonb not null,
  primary key (customer_id, happened_at, event_id)
);

create table lead_facts (
  lead_id uuid primary key,
  customer_id uuid not null,
  created_at timestamptz,
  qualified_at timestamptz
);
create index lead_facts_created on lead_facts (created_at) where created_at is not null;
create index lead_facts_qualified on lead_facts (qualified_at) where qualified_at is not null;

create table contract_facts (
  contract_id uuid primary key,
  customer_id uuid not null,
  total numeric(19, 4) not null,
  currency text not null,
  signed_at timestamptz not null
);
create index contract_facts_signed on contract_facts (signed_at);

create table collection_facts (
  collection_id uuid primary key,
  customer_id uuid not null,
  amount numeric(19, 4) not null,
  currency text not null,
  approved_at timestamptz not null,
  reversed boolean not null default false
);
create index collection_facts_of_customer on collection_facts (customer_id, approved_at);
create index collection_facts_approved on collection_facts (approved_at) where not reversed;

create table customer_tiers (
  customer_id uuid primary key,
  tier text not null,
  version integer not null,
  -- UTC day for which it was computed last.
  computed_on date not null
);
create index customer_tiers_by_day on customer_tiers (computed_on);

-- PERM-1: whose customer it is, today.
create function customer_is_reachable(id uuid) returns boolean language sql stable as $$
  select tributary.actor_reach() = 'all'
      or exists (
        select 1 from customer_owners o
         where o.customer_id = coalesce((select a.current_id from customer_aliases a where a.customer_id = id), id)
           and tributary.may_reach(o.owner_id, o.team_path))
$$;

do $$
declare name text;
begin
  foreach name in array array['timeline', 'lead_facts', 'contract_facts', 'collection_facts', 'customer_tiers'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_reachable_customers on %I using (customer_is_reachable(customer_id))', name);
  end loop;
end $$;
