-- What marketing does, and what it costs (MK-1).

create table campaigns (
  campaign_id uuid primary key,
  -- What channels call it (utm_campaign), in lower case; touches go by it and it never changes.
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('fair', 'road-show', 'ad', 'mailing')),
  channel text not null,
  state text not null check (state in ('planned', 'running', 'ended')),
  currency text not null,
  budget numeric(19, 4) not null check (budget >= 0),
  -- The sum of its cost entries; changed together with them, under the lock of this row.
  cost numeric(19, 4) not null default 0,
  starts_on date not null,
  ends_on date not null,
  owner_id text not null,
  team_path text not null,
  version integer not null,
  created_at timestamptz not null,
  check (starts_on <= ends_on)
);
create index campaigns_newest on campaigns (created_at desc, campaign_id desc);
create index campaigns_by_state on campaigns (state, created_at desc, campaign_id desc);
create index campaigns_by_kind on campaigns (kind, created_at desc, campaign_id desc);
create index campaigns_by_owner on campaigns (owner_id, created_at desc, campaign_id desc);
-- What a channel costs.
create index campaigns_by_channel on campaigns (currency, channel) include (cost, owner_id, team_path);

-- Append-only: what was wrong is taken back by a counter entry.
create table cost_entries (
  cost_id uuid primary key,
  campaign_id uuid not null references campaigns,
  amount numeric(19, 4) not null check (amount <> 0),
  currency text not null,
  incurred_on date not null,
  note text not null,
  reverses uuid unique references cost_entries,
  recorded_by text not null,
  recorded_at timestamptz not null,
  check ((amount < 0) = (reverses is not null))
);
create index cost_entries_of_campaign on cost_entries (campaign_id, recorded_at desc, cost_id desc);

create function entries_stay_for_ever() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger cost_entries_append_only before update or delete or truncate on cost_entries
  for each statement execute function entries_stay_for_ever();

alter table campaigns enable row level security;
create policy reach on campaigns using (tributary.may_reach(owner_id, team_path));

-- PERM-1: whoever reaches a campaign reaches what belongs to it. Functions, so that a policy looks one campaign up instead of
-- reading all of them; policies ask them only after actor_reach(), which is cheap.
create function campaign_is_reachable(id uuid) returns boolean language sql stable as $$
  select exists (select from campaigns where campaign_id = id)
$$;
create function code_is_reachable(known_as text) returns boolean language sql stable as $$
  select exists (select from campaigns where code = known_as)
$$;

alter table cost_entries enable row level security;
create policy reach on cost_entries using (tributary.actor_reach() = 'all' or campaign_is_reachable(campaign_id));
