-- Double entry (FN-5): balances are sums of entries, entries stay for ever, and every posting balances.

create table postings (
  posting_id uuid primary key,
  occasion text not null check (occasion in ('invoice-issued', 'collection-approved', 'collection-reversed')),
  contract_id uuid not null references receivables,
  document_id uuid not null,
  currency text not null,
  booked_on date not null,
  posted_by text not null,
  posted_at timestamptz not null default now(),
  unique (document_id, occasion)
);
create index postings_by_day on postings (currency, booked_on);
create index postings_of_contract on postings (contract_id);

create table ledger_entries (
  posting_id uuid not null references postings,
  line smallint not null,
  account text not null check (account in ('bank', 'receivable', 'contract-liability', 'revenue', 'tax-payable')),
  debit numeric(19, 4) not null check (debit >= 0),
  credit numeric(19, 4) not null check (credit >= 0),
  primary key (posting_id, line),
  check ((debit = 0) <> (credit = 0))
);

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger postings_append_only before update or delete or truncate on postings
  for each statement execute function ledger_is_append_only();
create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
  for each statement execute function ledger_is_append_only();

-- Looks at the whole posting whoever asks, and so runs as the owner, whom no row scope limits.
create function posting_must_balance() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  difference numeric;
begin
  select sum(debit) - sum(credit) into difference from ledger_entries where posting_id = new.posting_id;
  if difference is distinct from 0 then
    raise exception 'posting % does not balance', new.posting_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
-- At commit, when all entries are there. A posting without any does not balance either.
create constraint trigger postings_balance after insert on postings
  deferrable initially deferred for each row execute function posting_must_balance();
create constraint trigger ledger_entries_balance after insert on ledger_entries
  deferrable initially deferred for each row execute function posting_must_balance();
