-- The funnel counts contracts that brought money, however many collections they were paid in.
alter table collection_facts add column contract_id uuid;
