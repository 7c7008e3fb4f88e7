export * from '../generated/tributary/common/v1/money';
export * from '../generated/tributary/common/v1/page';
