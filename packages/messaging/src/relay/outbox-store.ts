import type { Lease } from '@tributary/stores';
import type { ReadRequest, ReadResult } from './drain';
import type { OutboxRow } from './outbox-row';

/** What the relay needs of a store. */
export interface OutboxStore {
  /**
   * Rows to publish. Of each aggregate the answer holds no event without those before it, unless they are known to the
   * caller. About `limit` rows; `truncated` when there may be more.
   */
  read(request: ReadRequest): Promise<ReadResult>;
  /** These partitions were given up: what was read of them before counts no more. */
  forget(partitions: Iterable<number>): void;
  remove(rows: readonly OutboxRow[]): Promise<void>;
  depth(): Promise<OutboxDepth>;

  /** Says that this relay is alive, and how many are. */
  present(owner: string, ttlMs: number): Promise<number>;
  absent(owner: string): Promise<void>;
  acquireLeases(names: readonly string[], owner: string, ttlMs: number): Promise<Lease[]>;
  renewLeases(leases: readonly Lease[], ttlMs: number): Promise<Lease[]>;
  releaseLeases(leases: readonly Lease[]): Promise<void>;

  /** Rings when another process commits events, if it can; polling is the net beneath it. */
  listen(ring: () => void): { stop(): Promise<void> };
  /** Tells other processes that events were committed. Called outside transactions, a few hundred times a second at most. */
  announce(): Promise<void>;
}

export interface OutboxDepth {
  /** Counted up to some tens of thousands; more is as alarming. */
  readonly rows: number;
  /** Seconds by the store's clock; 0 when empty. */
  readonly oldestSeconds: number;
}
