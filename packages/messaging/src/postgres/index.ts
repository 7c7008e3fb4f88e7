import type { EventType, Purpose, SubscribedType, SubscribingService } from '@tributary/contracts';
import type { Running } from '@tributary/service-kit';
import type { PostgresStore, Tx } from '@tributary/stores/postgres';
import type { DeadLetters } from '../dead-letters/dead-letter';
import { makeDeadLetterDesk } from '../dead-letters/dead-letter-desk';
import type { ConsumerSettings } from '../inbox/consumer';
import { eventConsumer } from '../inbox/event-consumer';
import type { BatchHandler, EventHandler, Handlers } from '../inbox/handler';
import { queueOf, refuseOtherHandlers } from '../inbox/plan-of';
import { type RawHandler, rawConsumer } from '../inbox/raw-consumer';
import { startConsumer } from '../inbox/start-consumer';
import type { Rabbit } from '../rabbit/rabbit';
import { type RelaySettings, startRelay as startAnyRelay } from '../relay/start-relay';
import { postgresInboxStore } from './inbox-store';
import type { Outbox } from './make-outbox';
import { postgresOutboxStore } from './outbox-store';

export { makeOutbox, type Outbox, type OutboxOptions } from './make-outbox';
export { messagingMigrations } from './migrations';
export { migrationsIn } from './migrations-in';

/** What `subscribe` takes for one type of event. */
export type Handler<T extends EventType> = EventHandler<T, Tx>;
export type EventBatchHandler<T extends EventType> = BatchHandler<T, Tx>;

interface Where {
  readonly store: PostgresStore;
  readonly rabbit: Rabbit;
}

/** Publishes what the outbox holds. Replicas share the work by leases; stop it before the store. */
export const startRelay = ({
  store,
  rabbit,
  outbox,
  ...settings
}: Where & { readonly outbox: Outbox } & RelaySettings): Running =>
  startAnyRelay({ ...settings, store: postgresOutboxStore(store), rabbit, log: store.log, onCommitted: outbox.onCommitted });

/**
 * Consumes the queue `<service>.<purpose>`. @throws at once when the handlers are not exactly those that contracts'
 * subscriptions declare.
 */
export function subscribe<S extends SubscribingService, P extends Purpose<S>>(
  options: Where & {
    readonly service: S;
    readonly purpose: P;
    readonly handlers: Handlers<SubscribedType<S, P>, Tx>;
  } & ConsumerSettings,
): Running {
  const { store, rabbit, service, purpose, handlers, ...settings } = options;
  refuseOtherHandlers(service, purpose, Object.keys(handlers));
  const consumer = eventConsumer(queueOf(rabbit.topology, service, purpose), handlers);
  return startConsumer({ store: postgresInboxStore(store, service), rabbit, consumer, log: store.log, settings });
}

/** Consumes the queue `<service>.<purpose>` as bytes, for what channel systems publish to `tributary.channels`. */
export function subscribeRaw(
  options: Where & { readonly service: string; readonly purpose: string } & RawHandler<Tx> & ConsumerSettings,
): Running {
  const { store, rabbit, service, purpose, key, lane, handle, ...settings } = options;
  const consumer = rawConsumer(queueOf(rabbit.topology, service, purpose), { key, handle, ...(lane && { lane }) });
  return startConsumer({ store: postgresInboxStore(store, service), rabbit, consumer, log: store.log, settings });
}

export const makeDeadLetters = ({ store, rabbit, service }: Where & { readonly service: string }): DeadLetters =>
  makeDeadLetterDesk({ store: postgresInboxStore(store, service), rabbit, service });
