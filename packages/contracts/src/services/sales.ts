export * from '../generated/tributary/sales/v1/contracts';
export * from '../generated/tributary/sales/v1/events';
export * from '../generated/tributary/sales/v1/opportunities';
export * from '../generated/tributary/sales/v1/orders';
