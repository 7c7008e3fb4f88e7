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

const service = { start: 'startService', other: 'startConsumer' } as const;
const consumer = { start: 'startConsumer', other: 'startService' } as const;

const killAtPoints = (id: string, title: string, victim: typeof service | typeof consumer, points: readonly Point[]): Scenario =>
  defineScenario({
    id,
    title,
    plan: (random, size) => drawRounds(points, random, size),
    play: async (scene, rounds) => {
      await scene[victim.other]();
      await killRounds(scene, scene[victim.start], rounds);
    },
  });

async function killRounds(scene: Scene, start: Scene['startService'], rounds: readonly Round[]): Promise<void> {
  for (const { point, nth } of rounds) {
    const fate = { point, nth, signal: 'SIGKILL' } as const;
    await scene.diesAtItsPoint(await start({ fate }), fate);
  }
  await start();
}

const pointsOfRelay = {
  beforeConfirm: ['relay sent', 'relay before confirm'],
  beforeRemoval: ['relay before removal'],
} as const;
const pointsOfConsumer = {
  beforeCommit: ['consumer before commit'],
  beforeAcknowledgement: ['consumer before acknowledgement'],
} as const;
const pointsOfCommand = ['command before commit', 'command before answer'] as const;

export const killScenarios: readonly Scenario[] = [
  killAtPoints('1', 'kill the relay before the confirm', service, pointsOfRelay.beforeConfirm),
  killAtPoints('2', 'kill the relay after the confirm, before the removal', service, pointsOfRelay.beforeRemoval),
  killAtPoints('3', 'kill the consumer before the commit', consumer, pointsOfConsumer.beforeCommit),
  killAtPoints(
    '4',
    'kill the consumer after the commit, before the acknowledgement',
    consumer,
    pointsOfConsumer.beforeAcknowledgement,
  ),
  killAtPoints('5', 'kill the command service in a command; clients repeat with the same key', service, pointsOfCommand),
];

/** Service and consumer die at all those points at the same time: more kills in less time, and faults that meet. */
export const killEverything: Scenario = defineScenario({
  id: '1-5',
  title: 'kill service and consumer at every point of 1 to 5, at the same time',
  plan: (random, size) => ({
    service: drawRounds([...pointsOfRelay.beforeConfirm, ...pointsOfRelay.beforeRemoval, ...pointsOfCommand], random, size),
    consumer: drawRounds([...pointsOfConsumer.beforeCommit, ...pointsOfConsumer.beforeAcknowledgement], random, size),
  }),
  play: async (scene, plan) => {
    await Promise.all([
      killRounds(scene, scene.startService, plan.service),
      killRounds(scene, scene.startConsumer, plan.consumer),
    ]);
  },
});
