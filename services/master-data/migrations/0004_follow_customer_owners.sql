-- The version of the news by which a customer's owner is known; older news changes nothing.
alter table customers add column owner_version integer not null default 0;
