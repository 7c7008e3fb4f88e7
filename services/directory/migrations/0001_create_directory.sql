-- Who works here, what they may do, and how they prove who they are.

create table teams (
  team_id uuid primary key,
  parent_id uuid references teams,
  slug text not null,
  name text not null,
  -- Slashes at both ends; a team's subtree is everything that starts with it.
  path text not null unique,
  manager_id uuid,
  version integer not null default 1
);
create unique index teams_one_slug_per_parent on teams (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), slug);

create table roles (
  role_id text primary key,
  name text not null,
  permissions text[] not null,
  reach text not null check (reach in ('self', 'team', 'all')),
  version integer not null default 1
);

create table employees (
  employee_id uuid primary key,
  login text not null unique,
  name text not null,
  email text not null default '',
  team_id uuid not null references teams,
  team_path text not null,
  role_ids text[] not null,
  skills text[] not null default '{}',
  territories text[] not null default '{}',
  languages text[] not null default '{}',
  capacity integer not null default 0,
  deputy_id uuid references employees,
  state text not null default 'active' check (state in ('active', 'left')),
  version integer not null default 1,
  updated_at timestamptz not null
);
create index employees_by_name on employees (state, name, employee_id);
create index employees_by_team on employees (team_path text_pattern_ops, name, employee_id);
create index employees_by_deputy on employees (deputy_id) where deputy_id is not null;
create index employees_by_role on employees using gin (role_ids);

-- The person of an OpenID Connect provider who is this employee.
create table sign_in_identities (
  issuer text not null,
  subject text not null,
  employee_id uuid not null references employees,
  primary key (issuer, subject),
  -- One person per employee and provider: a second account of the same user name does not take over.
  unique (issuer, employee_id)
);

-- Passwords of the built-in provider: argon2id hashes.
create table passwords (
  employee_id uuid primary key references employees,
  hash text not null,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  changed_at timestamptz not null
);

-- Only hashes of the secrets: whoever reads this table cannot take over a session.
create table sessions (
  secret_hash bytea primary key,
  employee_id uuid not null references employees,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz
);
create index sessions_open_by_employee on sessions (employee_id) where closed_at is null;
create index sessions_by_expiry on sessions (expires_at);

create table integrations (
  client_id text primary key,
  name text not null,
  role_ids text[] not null,
  secret_hash bytea not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);

-- What the built-in OpenID Connect provider remembers between requests.
create table oidc_records (
  kind text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  consumed_at timestamptz,
  expires_at timestamptz,
  primary key (kind, id)
);
create index oidc_records_by_grant on oidc_records (grant_id) where grant_id is not null;
create index oidc_records_by_uid on oidc_records (uid) where uid is not null;
create index oidc_records_by_expiry on oidc_records (expires_at) where expires_at is not null;

-- The built-in provider's signing key and cookie secret: one row.
create table provider_secrets (
  singleton boolean primary key default true check (singleton),
  secrets jsonb not null
);
