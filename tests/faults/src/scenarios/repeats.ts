import { setTimeout as pause } from 'node:timers/promises';
import { serviceExchange } from '@tributary/contracts';
import type { ChannelModel, ConsumeMessage } from 'amqplib';
import { changed } from '../parts/rig-topology';
import { makeRandom, type Random } from '../random';
import { applied, comesAbout } from './comes-about';
import { defineScenario } from './scenario';
import type { Scene } from './scene';

interface Plan {
  readonly seconds: number;
  /** Of how many times each message comes, and of which copies come after the inbox has forgotten it. */
  readonly seed: string;
}

const mostCopies = 5;
/** One copy of so many comes late. */
const lateShare = 4;
/** On a busy machine it takes a while until anything has happened. */
const someLateWithinMs = 60_000;
const appliedWithinMs = 60_000;

export const repeats = defineScenario<Plan>({
  id: '18',
  title: 'every message one to five times, shuffled, some after the inbox has forgotten it',
  plan: (random, { seconds }) => ({ seconds: Math.max(3, Math.round(seconds / 3)), seed: random.uuid() }),
  play: async (scene, { seconds, seed }) => {
    const connection = await scene.rabbit.connected(30_000);
    const tapped = await tap(connection);
    await Promise.all([scene.startService(), scene.startConsumer({ comparesVersions: true })]);
    const random = makeRandom(seed);
    const late: ConsumeMessage[] = [];
    const began = Date.now();
    const goesOn = () => Date.now() < began + (late.length > 0 ? seconds * 1_000 : someLateWithinMs);
    for (; goesOn(); await pause(100)) {
      late.push(...(await repeat(connection, tapped.splice(0), random)));
    }
    await appliedSoFar(scene);
    await scene.consumer.forgetInbox();
    await publish(connection, random.shuffled(late));
    scene.hit('late repeat', late.length);
    if (late.length === 0) scene.tally.shortcomings.push('no repeat came late');
  },
});

/** Copies of everything that is published, for ourselves. */
async function tap(connection: ChannelModel): Promise<ConsumeMessage[]> {
  const tapped: ConsumeMessage[] = [];
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true });
  await channel.bindQueue(queue, serviceExchange, '#');
  // What we repeat ourselves is not repeated again.
  const original = (message: ConsumeMessage) => message.properties.headers?.['repeat'] === undefined;
  await channel.consume(queue, (message) => message && original(message) && tapped.push(message), { noAck: true });
  return tapped;
}

/** Sends some copies now, among those of others; returns those for later. */
async function repeat(connection: ChannelModel, messages: readonly ConsumeMessage[], random: Random): Promise<ConsumeMessage[]> {
  const copies = messages.flatMap((message) => Array.from({ length: random.int(1, mostCopies) - 1 }, () => message));
  const late = copies.filter(() => random.int(1, lateShare) === 1);
  await publish(connection, random.shuffled(copies.filter((copy) => !late.includes(copy))));
  return late;
}

async function publish(connection: ChannelModel, messages: readonly ConsumeMessage[]): Promise<void> {
  const channel = await connection.createConfirmChannel();
  for (const { content, properties } of messages) {
    const { contentType, messageId, headers } = properties;
    channel.publish(serviceExchange, changed, content, {
      contentType,
      messageId,
      headers: { ...headers, repeat: 1 },
      persistent: true,
    });
  }
  await channel.waitForConfirms();
  await channel.close();
}

/** Only what was applied can come too late. */
async function appliedSoFar(scene: Scene): Promise<void> {
  const soFar = [...scene.load.ledger.accepted];
  await comesAbout(async () => (await applied(scene, soFar)).length === soFar.length, appliedWithinMs);
}
