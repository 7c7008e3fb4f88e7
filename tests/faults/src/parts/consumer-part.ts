import type { ConsumerSettings } from '@tributary/messaging';
import { eventConsumer, startConsumer } from '@tributary/messaging/parts';
import type { Running } from '@tributary/service-kit';
import { commitPoints } from '@tributary/testing/crash-points';
import { consumerBug } from '../planted/consumer-bugs';
import type { ConsumerParts, EffectHandlers } from './consumer-parts';
import type { Part, PoisonousEvent } from './part';
import { changed, rigQueue } from './rig-topology';
import type { World } from './world';

/** Small batches, so that a kill finds the work in the middle; quick retries, so that a fault is over soon. */
const settings: ConsumerSettings = {
  batch: 20,
  prefetch: 60,
  retryPollMs: 100,
  retryIn: (attempts) => (attempts < 6 ? 100 * 2 ** attempts : undefined),
};

/** A consumer as every service has them: an inbox, and effects in its transaction. */
export function startConsumerPart<Tx>(part: Part, parts: ConsumerParts<Tx>): Running {
  const { world, rabbit, log, passing } = parts;
  const replaced = consumerBug<Tx>(part.bug);
  const good = effects({ ...part, comparesVersions: replaced.comparesVersions ?? part.comparesVersions ?? false }, world);
  const handlers = replaced.handlers?.(good, parts) ?? good;
  if (replaced.consumer) return replaced.consumer(handlers, parts);
  const inbox = world.inboxStore();
  const store = commitPoints(replaced.inboxStore?.(inbox) ?? inbox, passing);
  return startConsumer({ store, rabbit, log, consumer: eventConsumer(rigQueue, handlers), settings });
}

const effects = <Tx>({ poison, comparesVersions }: Part, world: World<Tx>): EffectHandlers<Tx> => ({
  [changed]: async ({ aggregate, version, data: { name: key }, tx }) => {
    const is = (poisonous: PoisonousEvent | undefined) => poisonous?.aggregate === aggregate && poisonous.version === version;
    if (is(poison?.diesAt)) process.kill(process.pid, 'SIGKILL');
    if (is(poison?.throwsAt)) throw new Error('too much for this consumer');
    if (comparesVersions && version <= (await world.lastVersion(tx, aggregate))) return;
    await world.effect(tx, { aggregate, version, key });
  },
});
