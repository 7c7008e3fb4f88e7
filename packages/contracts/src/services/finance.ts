export * from '../generated/tributary/finance/v1/finance';
