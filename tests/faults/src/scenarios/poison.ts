import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { serviceExchange } from '@tributary/contracts';
import type { DeadLetter } from '@tributary/messaging';
import { cloudEventContentType, writeCloudEvent } from '@tributary/messaging/parts';
import type { Poison, PoisonousEvent } from '../parts/part';
import { changed, rigQueue } from '../parts/rig-topology';
import { applied, comesAbout, watchStandstill } from './comes-about';
import { defineScenario } from './scenario';
import type { Scene } from './scene';

interface Plan {
  /** Index of the aggregate, and the version at which its event is too much. */
  readonly throws: { readonly aggregate: number; readonly version: number };
  readonly dies: { readonly aggregate: number; readonly version: number };
  readonly unreadable: readonly ('malformed' | 'unknown version')[];
}

const buriedWithinMs = 180_000;
/** Longer than what came in meanwhile takes on a busy machine; who really waits for a poisoned one waits for ever. */
const othersWithinMs = 90_000;
/** Many times what a consumer takes to come back on a busy machine. */
const standstillMs = 45_000;

export const poison = defineScenario<Plan>({
  id: '17',
  title: 'poison: malformed, of an unknown version, always throws, ends the process; redriven with one effect',
  plan: (random) => {
    const [throws = 0, dies = 1] = random.shuffled([0, 1, 2, 3, 4, 5]);
    return {
      throws: { aggregate: throws, version: random.int(2, 5) },
      dies: { aggregate: dies, version: random.int(2, 5) },
      unreadable: random.shuffled(['malformed', 'malformed', 'unknown version'] as const),
    };
  },
  play: async (scene, { throws, dies, unreadable }) => {
    const event = ({ aggregate, version }: Plan['throws']): PoisonousEvent => ({
      aggregate: scene.aggregates[aggregate] ?? '',
      version,
    });
    const poisons: Poison = { throwsAt: event(throws), diesAt: event(dies) };
    await scene.startService();
    const reviving = keepAlive(scene, poisons);
    await publishUnreadable(scene, unreadable);

    const buried = await waitUntilBuried(scene, poisons, unreadable.length);
    for (const what of buried.missing) scene.violated('I5', what);
    await othersGoOn(scene, poisons);
    await reviving.stop();
    await scene.startConsumer();
    await redrive(scene, buried.letters);
  },
});

/** As a supervisor would: whenever the event has ended the process, it is started again. */
function keepAlive(scene: Scene, poisons: Poison): { stop(): Promise<void> } {
  let over = false;
  const revive = async (): Promise<void> => {
    while (!over) {
      const consumer = await scene.startConsumer({ name: 'poisoned consumer', poison: poisons });
      while (consumer.alive() && !over) await pause(50);
      if (consumer.alive()) await consumer.kill();
      else scene.hit('consumer ended by an event');
      scene.tally.kills += 1;
    }
  };
  const reviving = revive();
  return {
    stop: async () => {
      over = true;
      await reviving;
    },
  };
}

async function publishUnreadable({ rabbit, hit }: Scene, kinds: Plan['unreadable']): Promise<void> {
  const channel = await (await rabbit.connected(30_000)).createConfirmChannel();
  for (const kind of kinds) {
    const type = kind === 'malformed' ? changed : changed.replace('.v1', '.v9');
    const event = writeCloudEvent({
      ...{
        id: randomUUID(),
        type,
        source: '/tributary/directory',
        subject: randomUUID(),
        time: new Date(),
        sequence: 1,
        data: {},
      },
    });
    const body = kind === 'malformed' ? event.slice(0, -9) : event;
    channel.publish(serviceExchange, changed, Buffer.from(body), { contentType: cloudEventContentType, messageId: randomUUID() });
    hit(kind);
  }
  await channel.waitForConfirms();
  await channel.close();
}

interface Buried {
  readonly letters: readonly DeadLetter[];
  /** What should be among the dead letters and is not. */
  readonly missing: readonly string[];
}

async function waitUntilBuried(scene: Scene, poisons: Poison, unreadable: number): Promise<Buried> {
  const desk = scene.consumer.deadLetters(scene.rabbit);
  const look = async (): Promise<Buried> => {
    const letters = await desk.listDeadLetters({ queue: rigQueue.name, limit: 1_000 });
    const dead = (aggregate: string) => letters.some((letter) => letter.aggregate === aggregate && letter.state === 'dead');
    const aside = letters.filter(({ state }) => state === 'undeliverable').length;
    const missing = [
      ...(dead(poisons.throwsAt.aggregate) ? [] : ['the event that always throws is no dead letter']),
      ...(dead(poisons.diesAt.aggregate) ? [] : ['the event that ends the process is no dead letter']),
      ...(aside === unreadable ? [] : [`${unreadable} messages cannot be read, and ${aside} were put aside`]),
    ];
    return { letters, missing };
  };
  const standsStill = watchStandstill(scene, standstillMs);
  for (const until = Date.now() + buriedWithinMs; ; await pause(200)) {
    const buried = await look();
    if (buried.missing.length === 0 || Date.now() > until || (await standsStill())) return buried;
  }
}

/** While the two wait, every other aggregate has its effects up to a moment ago. */
async function othersGoOn(scene: Scene, { throwsAt, diesAt }: Poison): Promise<void> {
  const sick = new Set([throwsAt.aggregate, diesAt.aggregate]);
  const well = scene.load.ledger.accepted.filter(({ aggregate }) => !sick.has(aggregate));
  const allWentOn = async (): Promise<boolean> => (await applied(scene, well)).length === well.length;
  const standsStill = watchStandstill(scene, standstillMs);
  await comesAbout(async () => (await allWentOn()) || (await standsStill()), othersWithinMs);
  if (!(await allWentOn())) scene.violated('I6', 'other aggregates waited for the poisoned ones');
}

/** Once more than needed, and what nobody can read is given up. */
async function redrive({ consumer, rabbit }: Scene, letters: readonly DeadLetter[]): Promise<void> {
  const desk = consumer.deadLetters(rabbit);
  for (const { queue, id, state } of [...letters, ...letters]) {
    if (state === 'undeliverable') await desk.discardDeadLetter(queue, id);
    else await desk.replayDeadLetter(queue, id);
  }
}
