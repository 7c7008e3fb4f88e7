/**
 * The right to do something alone, for a while, by the store's clock.
 *
 * A process that stalls may outlive its lease. Whatever it writes must therefore be fenced: `epoch` grows with every
 * change of holder, and `fence(tx, lease)` fails a transaction whose lease has passed on.
 */
export interface Lease {
  readonly name: string;
  /** Unique per process run, not per service: a restarted process is another owner. */
  readonly owner: string;
  /** Starts at 1, never falls, and grows whenever the lease was not continuously held. */
  readonly epoch: number;
  /** By the store's clock. Compare it with no other clock. */
  readonly expiresAt: Date;
}

/** The lease passed to another owner, or lapsed and was taken again. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor(readonly lease: string) {
    super(`lease ${lease} is no longer held`);
  }
}
