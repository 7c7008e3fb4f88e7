-- Quotes are listed newest first, those of one opportunity above all.
create index quotes_newest on quotes (created_at desc, quote_id desc);
create index quotes_of_opportunity on quotes (opportunity_id, created_at desc, quote_id desc);
drop index quotes_by_opportunity;
