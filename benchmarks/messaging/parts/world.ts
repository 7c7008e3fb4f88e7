import type { Rabbit } from '@tributary/messaging';
import type { Part, Told } from './part';

/** A service on one kind of store, as far as the measurements need it. */
export interface BenchWorld {
  /** Adds events of `aggregates` employees, round and round, in changes of `batch` events each. */
  produce(count: number, aggregates: number, batch: number): Promise<void>;
  startRelay(rabbit: Rabbit): void;
  startConsumer(rabbit: Rabbit, part: Part, tell: (told: Told) => void): void;
  stop(): Promise<void>;
}

/** Collects what a consumer did and tells when everything is done. */
export function effectCounter(expected: number, tell: (told: Told) => void): (times: readonly Date[]) => void {
  const latencies: number[] = [];
  let warm = false;
  return (times) => {
    const now = Date.now();
    for (const time of times) latencies.push(now - time.getTime());
    if (!warm && latencies.length >= expected / 4) {
      warm = true;
      tell({ told: 'warm', effects: latencies.length });
    }
    if (latencies.length >= expected) tell({ told: 'done', latencies });
  };
}
