-- What KPIs are counted from, beside the funnel (IN-4).

create table follow_up_deadlines (
  lead_id uuid primary key,
  customer_id uuid not null,
  -- Null while none is due: nobody holds the lead, or it is closed.
  due_at timestamptz,
  version integer not null
);
create index follow_up_deadlines_due on follow_up_deadlines (due_at) where due_at is not null;

create table follow_up_facts (
  -- The follow-up, or the event by which a lead was lost for want of one.
  follow_up_id uuid primary key,
  customer_id uuid not null,
  happened_at timestamptz not null,
  timely boolean not null
);
create index follow_up_facts_happened on follow_up_facts (happened_at);

create table opportunity_facts (
  opportunity_id uuid primary key,
  customer_id uuid not null,
  state text not null,
  changed_at timestamptz not null,
  version integer not null
);
create index opportunity_facts_closed on opportunity_facts (changed_at) where state <> 'open';

create table survey_facts (
  ticket_id uuid primary key,
  customer_id uuid not null,
  score smallint not null,
  answered_at timestamptz not null
);
create index survey_facts_answered on survey_facts (answered_at);

create table complaint_facts (
  ticket_id uuid primary key,
  customer_id uuid not null,
  opened_at timestamptz not null,
  -- Null while it is open, again too.
  resolved_at timestamptz,
  version integer not null
);
create index complaint_facts_resolved on complaint_facts (resolved_at) where resolved_at is not null;

do $$
declare name text;
begin
  foreach name in array array['follow_up_deadlines', 'follow_up_facts', 'opportunity_facts', 'survey_facts', 'complaint_facts'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_reachable_customers on %I using (customer_is_reachable(customer_id))', name);
  end loop;
end $$;
