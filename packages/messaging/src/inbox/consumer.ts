import type { PlannedQueue } from '@tributary/contracts';
import type { RawMessage } from './raw-message';

/** A message that could be read. */
export interface Readable<M> {
  /** The same at every delivery. */
  readonly id: string;
  /** Messages of one aggregate are applied in order, and wait for each other when one fails. */
  readonly aggregate: string;
  readonly type: string;
  readonly traceparent?: string | undefined;
  readonly content: M;
}

/** What one queue's messages mean, and what to do with them. */
export interface Consumer<Tx, M> {
  readonly queue: PlannedQueue;
  /** @throws Unreadable, or anything else, for a message that no retry will make readable */
  read(message: RawMessage): Readable<M>;
  /** Applies messages in this order; all of them or none. */
  apply(tx: Tx, messages: readonly Readable<M>[]): Promise<void>;
}

export interface ConsumerSettings {
  /** Messages in one transaction. [100] */
  readonly batch?: number;
  /** Messages on their way from the broker to us. [300] */
  readonly prefetch?: number;
  /** Milliseconds until the n-th try (n ≥ 2) of a message whose handler failed; undefined: no more tries. */
  readonly retryIn?: (attempts: number) => number | undefined;
  /** Milliseconds between looks for messages to be tried again. [1 000] */
  readonly retryPollMs?: number;
  /**
   * Days for which a repeat is recognised. [14] One that comes later takes effect again, unless its handler compares the
   * aggregate's version.
   */
  readonly keepDays?: number;
}

/** Ten tries over about a quarter of an hour: 1 s, 2 s, 4 s … 256 s. */
export const defaultRetry = (attempts: number): number | undefined => (attempts >= 10 ? undefined : 1_000 * 2 ** (attempts - 1));
