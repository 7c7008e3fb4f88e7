import { explain } from '../explain';
import { type StoreAddress, type StoreName, storeTitles } from '../store';
import { findKeeper } from './find-keeper';
import type { Lease, Visit } from './lease';

export interface LastingLeaseOptions extends Visit {
  readonly home: string;
  readonly keepData: boolean;
  /** The keeper died, and its stores could not be had again as they were. Called once; the lease is over. */
  readonly onLost: (why: Error) => void;
}

/** A lease that outlives its keeper: when that is killed, another one is started and serves the kept data on the same ports. */
export class LastingLease {
  private readonly held = new Map<StoreName, string>();
  private released = false;
  private regaining: Promise<void> = Promise.resolve();

  private constructor(
    private lease: Lease,
    private readonly options: LastingLeaseOptions,
  ) {}

  static async take(options: LastingLeaseOptions): Promise<LastingLease> {
    return new LastingLease(await findKeeper(options.home, options), options);
  }

  /** Asks for a store, which is started if it is not running. */
  async store(store: StoreName): Promise<StoreAddress> {
    const address = await this.lease.store(store, this.options.keepData);
    this.held.set(store, address.url);
    return address;
  }

  /** From now on a keeper that dies is replaced. */
  keep(): void {
    void this.lease.closed.then(() => {
      if (!this.released) this.regaining = this.regain();
    });
  }

  /** Resolves when the stores are stopped, or at once when others need them or they linger. */
  async release(): Promise<void> {
    this.released = true;
    await this.lease.release();
    await this.regaining;
  }

  private async regain(): Promise<void> {
    const { home, keepData, say, onLost } = this.options;
    if (!keepData || this.held.size === 0) return onLost(new Error('The keeper of the stores ended, and the stores with it'));
    say('The keeper of the stores ended unexpectedly, and the stores with it; they are started again');
    try {
      this.lease = await findKeeper(home, this.options);
      await Promise.all([...this.held].map(([store, url]) => this.findAgain(store, url)));
      say('The stores are back');
      if (this.released) await this.lease.release();
      else this.keep();
    } catch (problem) {
      await this.lease.release();
      if (!this.released)
        onLost(new Error(`The keeper of the stores ended, and they could not be had again: ${explain(problem)}`));
    }
  }

  private async findAgain(store: StoreName, url: string): Promise<void> {
    const address = await this.store(store);
    if (address.url !== url) throw new Error(`${storeTitles[store]} came back at another address, where nobody looks for it`);
  }
}
