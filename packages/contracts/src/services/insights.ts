export * from '../generated/tributary/insights/v1/insights';
