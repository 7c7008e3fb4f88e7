import { randomUUID } from 'node:crypto';
import type { Lease, Log } from '@tributary/stores';
import { partitionCount } from '../envelope/partition-of';
import { makeWake } from '../wake';
import type { OutboxStore } from './outbox-store';
import { shareOf } from './share';

export interface PartitionKeeper {
  /** Gives the partitions back, so that other relays need not wait for the leases to run out. */
  stop(): Promise<void>;
}

export interface KeeperOptions {
  readonly store: OutboxStore;
  readonly log: Log;
  /** Milliseconds. A relay that stalls for longer loses its partitions. */
  readonly leaseMs: number;
  gained(partitions: readonly number[]): void;
  /** Resolves when nothing of them is on its way to the broker any more, or it has waited long enough. */
  lost(partitions: readonly number[]): Promise<void>;
}

const nameOf = (partition: number): string => `outbox/${partition}`;
const partitionOfLease = (lease: Lease): number => Number(lease.name.slice('outbox/'.length));

/**
 * Holds this relay's share of the partitions by leases. Two relays with one partition would do no harm beyond messages
 * sent twice (see Drain); leases keep that rare.
 */
export function keepPartitions({ store, log, leaseMs, gained, lost }: KeeperOptions): PartitionKeeper {
  const owner = randomUUID();
  const wake = makeWake();
  let held: Lease[] = [];
  let renewedAt = performance.now();
  let stopping = false;

  const drop = async (leases: readonly Lease[]): Promise<void> => {
    if (leases.length === 0) return;
    held = held.filter((lease) => !leases.includes(lease));
    await lost(leases.map(partitionOfLease));
  };

  const tick = async (): Promise<void> => {
    const asked = performance.now();
    const relays = await store.present(owner, leaseMs * 2);
    const renewed = held.length > 0 ? await store.renewLeases(held, leaseMs) : [];
    renewedAt = asked;
    const names = new Set(renewed.map(({ name }) => name));
    await drop(held.filter(({ name }) => !names.has(name)));
    held = renewed;

    const share = shareOf(new Set(held.map(partitionOfLease)), partitionCount, relays);
    const surplus = held.filter((lease) => share.release.includes(partitionOfLease(lease)));
    if (surplus.length > 0) {
      await drop(surplus);
      await store.releaseLeases(surplus);
    }
    await take(share.wanted, share.count);
  };

  const take = async (wanted: readonly number[], count: number): Promise<void> => {
    let missing = count;
    for (let next = 0; missing > 0 && next < wanted.length; ) {
      const names = wanted.slice(next, next + missing).map(nameOf);
      next += names.length;
      const taken = await store.acquireLeases(names, owner, leaseMs);
      missing -= taken.length;
      held = [...held, ...taken];
      if (taken.length > 0) gained(taken.map(partitionOfLease));
    }
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      await tick().catch(async (error: unknown) => {
        log.warn({ err: error }, 'outbox leases could not be renewed');
        // By our clock the leases are over: others may have them.
        if (performance.now() - renewedAt > leaseMs) await drop(held);
      });
      if (!stopping) await wake.sleep(leaseMs / 3);
    }
  };
  const running = run();

  return {
    stop: async () => {
      stopping = true;
      wake.ring();
      await running;
      const leases = held;
      await drop(leases);
      await store.releaseLeases(leases).catch((error: unknown) => log.warn({ err: error }, 'outbox leases were not given back'));
      await store.absent(owner).catch(() => undefined);
    },
  };
}
