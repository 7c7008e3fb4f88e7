import type { Random } from '../random';
import type { Scene } from './scene';

export interface Size {
  /** Seconds that a scenario's faults may take, about. */
  readonly seconds: number;
  /** Seconds a process is stopped for; longer than a lease in any case. */
  readonly stoppedSeconds: number;
}

export interface Prepared {
  /** What will be done, drawn from the seed: printed, and kept in the ledger. Plain JSON. */
  readonly plan: unknown;
  /** Starts the parts, does the harm, and leaves behind parts that run well. The load goes on meanwhile. */
  play(scene: Scene): Promise<void>;
}

/** One of quality's numbered fault scenarios. */
export interface Scenario {
  readonly number: number;
  readonly title: string;
  prepare(random: Random, size: Size): Prepared;
}

interface Definition<Plan> {
  readonly number: number;
  readonly title: string;
  readonly plan: (random: Random, size: Size) => Plan;
  readonly play: (scene: Scene, plan: Plan) => Promise<void>;
}

export const defineScenario = <Plan>({ number, title, plan: draw, play }: Definition<Plan>): Scenario => ({
  number,
  title,
  prepare: (random, size) => {
    const plan = draw(random, size);
    return { plan, play: (scene) => play(scene, plan) };
  },
});
