export * from '../generated/tributary/marketing/v1/campaigns';
export * from '../generated/tributary/marketing/v1/events';
export * from '../generated/tributary/marketing/v1/results';
