-- Distributed by customer (home) or by key when one machine is not enough: that column is part of each primary key.
create extension if not exists pg_trgm;

-- Who was merged into whom (MD-6). Holds no personal data and no row scope: an id that was merged away leads to the
-- survivor for whoever may see the survivor.
create table customer_tree (
  customer_id uuid primary key,
  -- The root of its tree; itself while it stands for itself.
  surviving_id uuid not null,
  merged_into uuid
);
create index customer_tree_surviving on customer_tree (surviving_id);

create table customers (
  id uuid primary key,
  kind text not null check (kind in ('person', 'organisation')),
  version integer not null,
  -- Stands for itself no longer; its row waits for a split.
  merged boolean not null default false,
  display_name text not null,
  golden jsonb not null,
  profile jsonb not null,
  search_text text not null,
  phone_digits text not null,
  stage text not null check (stage in ('potential', 'intent', 'won', 'repeat', 'lost')),
  -- Projections of ownership, which sales decides (SL-1).
  owner_id text,
  team_path text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index customers_search on customers using gin (search_text gin_trgm_ops) where not merged;
create index customers_phone_digits on customers using gin (phone_digits gin_trgm_ops) where not merged;

-- Records as received (MD-1). Numbers of ID cards are not in `payload` but encrypted in `sealed` (PRIV-5).
create table source_records (
  home_id uuid not null references customer_tree,
  id uuid not null,
  kind text not null,
  channel text not null,
  channel_record_id text not null,
  channel_version bigint not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  received_by text not null,
  payload jsonb not null,
  sealed bytea,
  sealed_key_id text,
  normalised jsonb not null,
  match_keys text[] not null,
  resolution jsonb not null,
  primary key (home_id, id)
);
create index source_records_newest on source_records (home_id, occurred_at desc, id desc);
create index source_records_id on source_records (id);

-- One row a record and version: what makes resubmission harmless, also where records are distributed by home.
create table received_records (
  channel text not null,
  channel_record_id text not null,
  channel_version bigint not null,
  record_id uuid not null,
  home_id uuid not null,
  digest bytea not null,
  primary key (channel, channel_record_id, channel_version)
);

-- Under which keys a customer's own records are found (MD-4, blocking); LookupByPhone reads it too.
create table match_keys (
  key text not null,
  home_id uuid not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (key, home_id)
);
create index match_keys_home on match_keys (home_id);

create table customer_lineage (
  customer_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('merge', 'split')),
  other_id uuid not null,
  parent_id uuid not null,
  -- [{ recordId, from, to }]
  moves jsonb not null,
  actor_id text not null,
  reason text not null,
  occurred_at timestamptz not null,
  undone_by uuid,
  primary key (customer_id, id)
);
create index customer_lineage_other on customer_lineage (other_id);

create table customer_pins (
  customer_id uuid not null references customer_tree,
  field text not null,
  record_id uuid not null,
  pinned_by text not null,
  pinned_at timestamptz not null,
  primary key (customer_id, field)
);

create table customer_tags (
  customer_id uuid not null references customer_tree,
  name text not null,
  source text not null check (source in ('manual', 'rule')),
  expires_at timestamptz,
  tagged_by text not null,
  tagged_at timestamptz not null,
  primary key (customer_id, name)
);

create table customer_relationships (
  customer_id uuid not null references customer_tree,
  type text not null check (type in ('subsidiary-of', 'contact-of', 'same-household', 'referred-by')),
  other_id uuid not null,
  related_by text not null,
  related_at timestamptz not null,
  primary key (customer_id, type, other_id)
);
create index customer_relationships_other on customer_relationships (other_id);

create table review_tasks (
  id uuid primary key,
  version integer not null,
  state text not null check (state in ('open', 'same', 'different')),
  left_id uuid not null,
  right_id uuid not null,
  probability double precision not null,
  evidence jsonb not null,
  model_version text not null,
  record_id uuid not null,
  opened_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason text,
  unique (left_id, right_id)
);
create index review_tasks_list on review_tasks (state, probability desc, id desc);
create index review_tasks_right on review_tasks (right_id);
