-- Collections and invoices are listed newest first, all of them or those of one contract.
create index collections_newest on collections (recorded_at desc, collection_id desc);
create index collections_of_contract_newest on collections (contract_id, recorded_at desc, collection_id desc);
create index invoices_newest on invoices (requested_at desc, invoice_id desc);
create index invoices_of_contract_newest on invoices (contract_id, requested_at desc, invoice_id desc);
