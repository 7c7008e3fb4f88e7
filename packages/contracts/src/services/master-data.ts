export * from '../generated/tributary/masterdata/v1/customer';
export * from '../generated/tributary/masterdata/v1/events';
export * from '../generated/tributary/masterdata/v1/master_data_service';
export * from '../generated/tributary/masterdata/v1/resolution';
export * from '../generated/tributary/masterdata/v1/source_record';
