import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from '../places/databases';
import { openWorld } from './parts/open-world';
import type { Load, Part } from './parts/part';
import { startPart } from './parts/start-part';

export interface Run {
  readonly store: Part['store'];
  readonly handlers: Part['handlers'];
  readonly events: number;
  readonly aggregates: number;
  readonly tracing?: string;
}

const parts = (place: Place, { store, handlers, tracing }: Run, expected: number, produce?: Load) => {
  const where = { store, url: place.url, rabbitUrl: place.rabbitUrl };
  const common = { ...where, handlers, expected, ...(tracing !== undefined && { tracing }) };
  return [
    startPart({ ...common, role: 'consumer' }),
    startPart({ ...common, role: 'relay', ...(produce && { produce }) }),
  ] as const;
};

/**
 * Events a second from a full outbox to committed effects, sustained: the first quarter, in which the processes warm up, is
 * not timed. Relay and consumer are two processes, as two services are.
 */
export async function throughput(place: Place, run: Run): Promise<number> {
  const world = await openWorld(run.store, place.url);
  const [consumer, relay] = await Promise.all(parts(place, run, run.events));
  try {
    await world.produce(run.events, run.aggregates, 500);
    consumer.begin();
    // The consumer begins with one message at a time; that belongs to its start and not to its speed.
    await pause(300);
    relay.begin();
    const untimed = await consumer.warm;
    const start = performance.now();
    await consumer.done;
    return (run.events - untimed) / ((performance.now() - start) / 1_000);
  } finally {
    await Promise.all([relay.stop(), consumer.stop()]);
    await world.stop();
  }
}

/** Milliseconds from change to committed effect, with `perSecond` changes a second made beside the relay. */
export async function latencies(place: Place, run: Run, perSecond: number): Promise<readonly number[]> {
  const { events, aggregates } = run;
  const [consumer, relay] = await Promise.all(parts(place, run, events, { events, aggregates, perSecond }));
  try {
    consumer.begin();
    relay.begin();
    return await consumer.done;
  } finally {
    await Promise.all([relay.stop(), consumer.stop()]);
  }
}
