export type { DeadLetter, DeadLetterFilter, DeadLetters } from './dead-letters/dead-letter';
export { Unreadable } from './envelope/unreadable';
export type { ConsumerSettings } from './inbox/consumer';
export type { AnyEvent, BatchHandler, EventHandler, Handlers, ReceivedEvent } from './inbox/handler';
export type { RawMessage } from './inbox/raw-message';
export type { Change, Outbox, OutboxEvent } from './outbox';
export { connectRabbit, type RabbitOptions } from './rabbit/connect-rabbit';
export type { Rabbit } from './rabbit/rabbit';
export type { RelaySettings } from './relay/start-relay';
