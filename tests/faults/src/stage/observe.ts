import type { Observed } from '../invariants/observed';
import { rigQueue } from '../parts/rig-topology';
import { drainQueue } from './drain-queue';
import type { Stage } from './stage';

/** Looks everywhere. All processes of the run must be stopped. */
export async function observe({ producer, consumer, rabbit }: Stage): Promise<Observed> {
  const produced = await producer.produced();
  const consumed = await consumer.consumed();
  const parked = (await consumer.deadLetters(rabbit).listDeadLetters({ limit: 1_000 })).filter(
    ({ state }) => state !== 'undeliverable',
  );
  return {
    ...produced,
    ...consumed,
    queued: await drainQueue(rabbit, rigQueue.name),
    deadLetters: parked.length + (await drainQueue(rabbit, rigQueue.deadLetterQueue)),
  };
}
