-- PERM-1: whoever reaches an approval reaches what was said about it.
alter table approval_verdicts enable row level security;
alter table approval_verdicts force row level security;
create policy of_reachable_approvals on approval_verdicts
  using (exists (select from approvals a where a.approval_id = approval_verdicts.approval_id));
