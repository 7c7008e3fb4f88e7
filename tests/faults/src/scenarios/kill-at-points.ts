import type { Point } from '../parts/part';
import type { Random } from '../random';
import { defineScenario, type Scenario, type Size } from './scenario';
import type { Scene } from './scene';

/** Kills a process at its point, again and again, each time after it has passed it a few times unharmed. */
interface Round {
  readonly point: Point;
  readonly nth: number;
}

/** Events pass some points one by one and others in batches, so that a later passing comes sooner or not at all. */
const latest: Readonly<Record<Point, number>> = {
  'relay sent': 30,
  'relay before confirm': 30,
  'relay before removal': 6,
  'consumer before commit': 6,
  'consumer before acknowledgement': 6,
  'command before commit': 30,
  'command before answer': 30,
};

/** A round takes about this long: a process starts, works and dies. Seconds. */
const roundSeconds = 4;

function drawRounds(points: readonly Point[], random: Random, { seconds }: Size): Round[] {
  const count = Math.max(points.length, Math.round(seconds / roundSeconds));
  return Array.from({ length: count }, (_, round) => {
    const point = points[round % points.length] as Point;
    return { point, nth: random.int(1, latest[point]) };
  });
}

const killService = (number: number, title: string, points: readonly Point[]): Scenario =>
  defineScenario({
    number,
    title,
    plan: (random, size) => drawRounds(points, random, size),
    play: async (scene, rounds) => {
      await scene.startConsumer();
      await killRounds(scene, scene.startService, rounds);
    },
  });

const killConsumer = (number: number, title: string, points: readonly Point[]): Scenario =>
  defineScenario({
    number,
    title,
    plan: (random, size) => drawRounds(points, random, size),
    play: async (scene, rounds) => {
      await scene.startService();
      await killRounds(scene, scene.startConsumer, rounds);
    },
  });

async function killRounds(scene: Scene, start: Scene['startService'], rounds: readonly Round[]): Promise<void> {
  for (const { point, nth } of rounds) {
    const fate = { point, nth, signal: 'SIGKILL' } as const;
    await scene.meetsItsFate(await start({ fate }), fate);
  }
  await start();
}

export const relayBeforeConfirm = killService(1, 'kill the relay before the confirm', ['relay sent', 'relay before confirm']);
export const relayBeforeRemoval = killService(2, 'kill the relay after the confirm, before the removal', [
  'relay before removal',
]);
export const consumerBeforeCommit = killConsumer(3, 'kill the consumer before the commit', ['consumer before commit']);
export const consumerBeforeAcknowledgement = killConsumer(4, 'kill the consumer after the commit, before the acknowledgement', [
  'consumer before acknowledgement',
]);
export const commandService = killService(5, 'kill the command service in a command; clients repeat with the same key', [
  'command before commit',
  'command before answer',
]);
