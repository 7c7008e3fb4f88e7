import type { Handlers, Rabbit } from '@tributary/messaging';
import { eventConsumer, startConsumer } from '@tributary/messaging/parts';
import type { Log, Running } from '@tributary/service-kit';
import { commitPoints } from '@tributary/testing/crash-points';
import type { Part, Point } from './part';
import { changed, rigQueue } from './rig-topology';
import type { World } from './world';

export interface ConsumerParts<Tx> {
  readonly world: World<Tx>;
  readonly rabbit: Rabbit;
  readonly log: Log;
  readonly passing: (point: Point) => void;
}

export type EffectHandlers<Tx> = Handlers<typeof changed, Tx>;

/** A consumer as every service has them: an inbox, and effects in its transaction. */
export function startConsumerPart<Tx>(part: Part, { world, rabbit, log, passing }: ConsumerParts<Tx>): Running {
  return startConsumer({
    store: commitPoints(world.inboxStore(), passing),
    rabbit,
    log,
    consumer: eventConsumer(rigQueue, effects(part, world)),
    // Small batches, so that a kill finds the work in the middle; quick retries, so that a fault is over soon.
    settings: {
      batch: 20,
      prefetch: 60,
      retryPollMs: 100,
      retryIn: (attempts) => (attempts < 6 ? 100 * 2 ** attempts : undefined),
    },
  });
}

const effects = <Tx>({ poison, comparesVersions }: Part, world: World<Tx>): EffectHandlers<Tx> => ({
  [changed]: async ({ aggregate, version, data: { name: key }, tx }) => {
    if (poison?.diesAt.includes(aggregate)) process.kill(process.pid, 'SIGKILL');
    if (poison?.throwsAt.includes(aggregate)) throw new Error('too much for this consumer');
    if (comparesVersions && version <= (await world.lastVersion(tx, aggregate))) return;
    await world.effect(tx, { aggregate, version, key });
  },
});
