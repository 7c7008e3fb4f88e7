/**
 * What the relay and the consumer are put together from, for those who put something between: fault rig, kill tests.
 * Services use the doors of `./postgres` and `./mongo`.
 */
export { cloudEventContentType, writeCloudEvent } from './envelope/cloud-event';
export type { Consumer } from './inbox/consumer';
export { eventConsumer } from './inbox/event-consumer';
export type { InboxStore } from './inbox/inbox-store';
export { startConsumer } from './inbox/start-consumer';
export { mongoInboxStore } from './mongo/inbox-store';
export { mongoOutboxStore } from './mongo/outbox-store';
export { postgresInboxStore } from './postgres/inbox-store';
export { postgresOutboxStore } from './postgres/outbox-store';
export type { OutboxRow } from './relay/outbox-row';
export type { OutboxStore } from './relay/outbox-store';
export { startRelay } from './relay/start-relay';
