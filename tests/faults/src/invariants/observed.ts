import type { RigCommand } from '../ledger/ledger';

/** One entry of the producer's history or of the consumer's. Neither has a unique key that could hide a doubling. */
export interface Entry extends RigCommand {
  readonly version: number;
}

/** Everything that is anywhere at the end, once all processes of the run are stopped. */
export interface Observed {
  /** The producer's rows: version by aggregate. */
  readonly versions: ReadonlyMap<string, number>;
  /** The producer's history. */
  readonly changes: readonly Entry[];
  /** The consumer's counters by aggregate, each raised by one with an effect. */
  readonly counters: ReadonlyMap<string, number>;
  /** The consumer's history; of one aggregate, in the order in which the effects were committed. */
  readonly effects: readonly Entry[];
  /** Events that are still in the outbox. */
  readonly outbox: number;
  /** Messages drained from the queue: nobody trusts its count. */
  readonly queued: number;
  /** Parked or dead in the store, or in the broker's dead-letter queue. */
  readonly deadLetters: number;
}
