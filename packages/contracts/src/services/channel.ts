export * from '../generated/tributary/channel/v1/channel';
