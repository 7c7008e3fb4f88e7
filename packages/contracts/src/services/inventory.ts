export * from '../generated/tributary/inventory/v1/inventory';
