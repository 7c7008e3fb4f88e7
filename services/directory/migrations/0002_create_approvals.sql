-- Approval chains and the documents on their way through them (DR-3).

create table approval_chains (
  chain_id text primary key,
  kind text not null,
  from_amount numeric(19, 4),
  from_currency text,
  from_discount_percent numeric(5, 2),
  team_path text not null default '/',
  steps jsonb not null,
  check ((from_amount is null) = (from_currency is null))
);
create index approval_chains_by_kind on approval_chains (kind);

create table approvals (
  approval_id uuid primary key,
  kind text not null,
  document_id uuid not null,
  document_version integer not null,
  summary text not null,
  amount numeric(19, 4),
  currency text,
  requester_id uuid not null references employees,
  chain_id text not null,
  state text not null check (state in ('open', 'approved', 'rejected', 'withdrawn')),
  current_step integer not null,
  steps jsonb not null,
  -- Derived from steps: who may see it, and whose list it stands on.
  approver_ids uuid[] not null,
  waiting_for uuid[] not null,
  version integer not null,
  requested_at timestamptz not null,
  -- Asked for twice is one approval.
  unique (kind, document_id, document_version)
);
create index approvals_waiting on approvals using gin (waiting_for) where state = 'open';
create index approvals_by_age on approvals (requested_at, approval_id) where state = 'open';

-- Every verdict ever given, also those of rounds that were asked again.
create table approval_verdicts (
  approval_id uuid not null references approvals,
  version integer not null,
  step integer not null,
  approver_id uuid not null,
  decided_by uuid not null,
  verdict text not null,
  comment text not null,
  decided_at timestamptz not null,
  primary key (approval_id, version)
);

-- PERM-1: an approval is for who asked, who is asked, and who stands in for them.
alter table approvals enable row level security;
alter table approvals force row level security;
create policy approvals_of_those_involved on approvals
  using (
    tributary.actor_reach() = 'all'
    or requester_id::text = tributary.actor_id()
    or exists (
      select 1 from employees e
       where e.employee_id = any (approvals.approver_ids)
         and (e.employee_id::text = tributary.actor_id() or e.deputy_id::text = tributary.actor_id())
    )
  );
