import { setTimeout as pause } from 'node:timers/promises';
import type { StoreName } from '@tributary/local-stack';
import type { StoreKind } from '../parts/part';
import { rigQueue } from '../parts/rig-topology';
import { watchAcknowledgedWrites } from './acknowledged-writes';
import { comesAbout } from './comes-about';
import { defineScenario, type Scenario } from './scenario';
import type { Scene } from './scene';

/** Seconds that a server takes to die, to come back and to be worked with again, about. */
const roundSeconds = 10;
const bindingMissingMs = 1_500;
const acceptedAgainMs = 60_000;
const worksAgainMs = 60_000;

interface Plan {
  /** Milliseconds of work before each kill. */
  readonly pauses: readonly number[];
}

const killStore = (
  id: string,
  title: string,
  store: StoreName,
  stores: readonly StoreKind[] | undefined,
  play: (scene: Scene, kill: () => Promise<void>) => Promise<void>,
): Scenario =>
  defineScenario<Plan>({
    id,
    title,
    ...(stores && { stores }),
    plan: (random, { seconds }) => ({
      pauses: Array.from({ length: Math.max(1, Math.round(seconds / roundSeconds)) }, () => random.int(1_000, 3_000)),
    }),
    play: async (scene, { pauses }) => {
      await Promise.all([scene.startService(), scene.startConsumer()]);
      for (const ms of pauses) {
        await pause(ms);
        scene.tally.kills += 1;
        scene.hit(`${store} under load`);
        await play(scene, () => scene.stores.kill(store));
      }
      await pause(1_000);
      if (store === 'rabbitmq') await loseTheBinding(scene);
    },
  });

export const storeScenarios: readonly Scenario[] = [
  killStore('7', 'kill PostgreSQL in a loop', 'postgres', ['postgres'], (_, kill) => kill()),

  killStore(
    '8',
    'kill RabbitMQ; commands are still accepted; then a binding is missing',
    'rabbitmq',
    undefined,
    async (scene, kill) => {
      const { accepted } = scene.load.ledger;
      const before = accepted.length;
      await kill();
      const meanwhile = accepted.length - before;
      scene.tally.notes.push(`${meanwhile} commands were accepted without RabbitMQ`);
      if (meanwhile === 0) scene.violated('I6', 'no command was accepted while RabbitMQ was down');
    },
  ),

  killStore('9', 'kill MongoDB', 'mongodb', ['mongo'], async (scene, kill) => {
    // What the server promises is measured beside us, so that its losses are not taken for ours, nor ours for its.
    const writes = await watchAcknowledgedWrites(scene.stores.mongodb.url);
    await pause(1_000);
    await kill();
    const { acknowledged, lost } = await writes.stop();
    scene.tally.notes.push(
      `the server kept ${acknowledged - lost} of ${acknowledged} writes that it had acknowledged (majority, j)`,
    );
    if (lost > 0)
      scene.tally.shortcomings.push(`the server lost ${lost} of ${acknowledged} acknowledged writes: no verdict about us`);
  }),
];

/** What is published meanwhile comes back, and the relay declares the topology again. */
async function loseTheBinding(scene: Scene): Promise<void> {
  const { rabbit, load, hit } = scene;
  await worksAgain(scene);
  const connection = await rabbit.connected(60_000);
  const channel = await connection.createChannel();
  for (const { exchange, routingKey } of rigQueue.bindings) await channel.unbindQueue(rigQueue.name, exchange, routingKey);
  await channel.close();
  const before = load.ledger.accepted.length;
  await pause(bindingMissingMs);
  if (await comesAbout(() => load.ledger.accepted.length > before, acceptedAgainMs)) hit('binding missing');
  else scene.tally.shortcomings.push('no command was accepted while the binding was missing');
}

/** Whoever connects declares the topology, so what is unbound before that would be bound again before anybody misses it. */
async function worksAgain({ consumer, tally }: Scene): Promise<void> {
  const before = await consumer.effectCount();
  if (!(await comesAbout(async () => (await consumer.effectCount()) > before, worksAgainMs)))
    tally.shortcomings.push(`nothing took effect within ${worksAgainMs / 1_000} s after the last kill`);
}
