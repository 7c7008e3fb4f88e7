import type { EventData, EventType } from '@tributary/contracts';

/** One event as a handler sees it. Its inbox mark is already in `tx`: a repeated message never gets here. */
export interface ReceivedEvent<T extends EventType> {
  /** UUIDv7, the same at every delivery. */
  readonly id: string;
  readonly type: T;
  /** `/tributary/<service>` */
  readonly source: string;
  readonly aggregate: string;
  /** The aggregate's version after the change. Guard effects with it where a repeat later than the inbox's memory would hurt. */
  readonly version: number;
  /** When the change was made, UTC. */
  readonly time: Date;
  readonly data: EventData[T];
}

/** The union of events of the given types, so that `switch (event.type)` narrows `event.data`. */
export type AnyEvent<T extends EventType> = { readonly [One in T]: ReceivedEvent<One> }[T];

/** Applies one event in the inbox's transaction. Throwing undoes it and parks the event with everything later of its aggregate. */
export type EventHandler<T extends EventType, Tx> = (event: ReceivedEvent<T> & { readonly tx: Tx }) => Promise<void>;

/**
 * Applies many events in one transaction, for projections that can write them in one statement.
 * Events come in the order of arrival. When it throws, each event is tried alone, as a batch of one.
 */
export interface BatchHandler<T extends EventType, Tx> {
  readonly batch: (events: readonly AnyEvent<T>[], tx: Tx) => Promise<void>;
}

/**
 * One handler for every type the subscription declares, no more and no less.
 * Types that share one and the same BatchHandler object are handed to it together.
 */
export type Handlers<T extends EventType, Tx> = {
  readonly [One in T]: EventHandler<One, Tx> | BatchHandler<NoInfer<T>, Tx>;
};
