-- What led customers to us, what they paid, and which touch gets how much of it (MK-2).

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

-- Leads as far as a campaign's funnel asks.
create table leads (
  lead_id uuid primary key,
  -- The customer that leads speaks of, and the version of the lead that said so; its touches go with it.
  customer_id uuid not null,
  version integer not null,
  qualified_at timestamptz
);

create table touches (
  -- The intake record, or the opportunity that somebody entered for a campaign.
  touch_id uuid primary key,
  lead_id uuid,
  -- The id the reference was made with: what a split of customers goes by.
  customer_made_with uuid not null,
  -- Whom that id stands for now.
  customer_id uuid not null,
  channel text not null,
  source text not null,
  medium text not null,
  -- A campaign's code in lower case; empty when it came with none.
  campaign text not null,
  touched_at timestamptz not null
);
create index touches_of_customer on touches (customer_id, touched_at, touch_id) include (channel, campaign);
create index touches_made_with on touches (customer_made_with);
create index touches_of_lead on touches (lead_id) where lead_id is not null;
create index touches_of_campaign on touches (campaign, lead_id) include (touched_at) where campaign <> '';

-- Known from whoever speaks of it first, sales or finance.
create table contracts (
  contract_id uuid primary key,
  customer_made_with uuid not null,
  customer_id uuid not null,
  lead_id uuid,
  -- When sales told of the signature: touches up to then led to it. Null until it is told.
  signed_at timestamptz
);
create index contracts_of_customer on contracts (customer_id, signed_at);
create index contracts_made_with on contracts (customer_made_with);
create index contracts_of_lead on contracts (lead_id) where lead_id is not null;

create table collections (
  collection_id uuid primary key,
  contract_id uuid not null references contracts,
  amount numeric(19, 4) not null check (amount > 0),
  currency text not null,
  -- Either may be told first.
  approved_at timestamptz,
  reversed_at timestamptz,
  -- The number of events about who gets it.
  version integer not null default 0
);
create index collections_of_contract on collections (contract_id);

-- Append-only: what a touch no longer gets is taken back by a counter entry, to the fen.
create table attribution_entries (
  entry_id bigint generated always as identity primary key,
  collection_id uuid not null references collections,
  -- Of the collection after it.
  version integer not null,
  model text not null check (model in ('first-touch', 'last-touch', 'linear')),
  -- Both empty: no touch led to it.
  channel text not null,
  campaign text not null,
  amount numeric(19, 4) not null check (amount <> 0),
  currency text not null,
  entered_at timestamptz not null default now()
);
create index attribution_entries_of_collection on attribution_entries (collection_id);
create trigger attribution_entries_append_only before update or delete or truncate on attribution_entries
  for each statement execute function entries_stay_for_ever();

-- Sums of the entries, so that a result costs the same however many payments it is made of. Nobody but the trigger writes them.
create table attribution_totals (
  campaign text not null,
  channel text not null,
  model text not null,
  currency text not null,
  amount numeric(23, 4) not null,
  primary key (campaign, channel, model, currency)
);
-- What a channel brought.
create index attribution_totals_by_channel on attribution_totals (currency, channel, model) include (amount, campaign);
create function add_to_totals() returns trigger language plpgsql as $$
begin
  insert into attribution_totals as known (campaign, channel, model, currency, amount)
  select campaign, channel, model, currency, sum(amount) from added group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (campaign, channel, model, currency) do update set amount = known.amount + excluded.amount;
  return null;
end $$;
create trigger attribution_entries_total after insert on attribution_entries
  referencing new table as added for each statement execute function add_to_totals();

-- PERM-1: whoever reaches a campaign sees what it brought. What came without one is for those who reach everything.
do $$
declare
  belonging text;
begin
  foreach belonging in array array['touches', 'attribution_entries', 'attribution_totals']
  loop
    execute format('alter table %I enable row level security', belonging);
    execute format(
      'create policy reach on %I using (tributary.actor_reach() = ''all'' or code_is_reachable(campaign))',
      belonging);
  end loop;
end $$;
