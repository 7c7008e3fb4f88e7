import type { EventData, EventType } from '@tributary/contracts';

/** What happened, by its wire name (MSG-2). */
export type OutboxEvent<T extends EventType = EventType> = {
  readonly [One in T]: { readonly type: One; readonly data: EventData[One] };
}[T];

/** Which aggregate changed, and the version it has after the change: starts at 1, no gaps. */
export interface Change {
  readonly aggregate: string;
  readonly version: number;
}

/**
 * Events that leave with the change that made them: both are committed, or neither.
 *
 * The caller's transaction must hold the aggregate's row (an insert, an update or a locking read) before it adds events.
 * That serialises the writers of one aggregate, and the order of their events rests on it.
 */
export interface Outbox<Tx> {
  readonly service: string;
  add(tx: Tx, change: Change, events: readonly OutboxEvent[]): Promise<void>;
  /** The same for many aggregates in one statement, for imports and other bulk changes. */
  addMany(tx: Tx, changes: readonly (Change & { readonly events: readonly OutboxEvent[] })[]): Promise<void>;
  /** Tells the relay of this process after every commit that left events behind. Returns how to stop listening. */
  onCommitted(listener: (partitions: ReadonlySet<number>) => void): () => void;
}
