-- PERM-1: who owns which customer is told to whoever reaches the customer.
alter table customer_owners enable row level security;
alter table customer_owners force row level security;
create policy reach on customer_owners using (tributary.may_reach(owner_id, team_path));
