import type { StoreKind } from '../parts/part';
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

/** One of quality's fault scenarios, by its number. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** Both, unless the fault is one of a store. */
  readonly stores: readonly StoreKind[];
  prepare(random: Random, size: Size): Prepared;
}

export const bothStores = ['postgres', 'mongo'] as const satisfies readonly StoreKind[];

interface Definition<Plan> {
  readonly id: string;
  readonly title: string;
  readonly stores?: readonly StoreKind[];
  readonly plan: (random: Random, size: Size) => Plan;
  readonly play: (scene: Scene, plan: Plan) => Promise<void>;
}

export const defineScenario = <Plan>({ id, title, stores = bothStores, plan: draw, play }: Definition<Plan>): Scenario => ({
  id,
  title,
  stores,
  prepare: (random, size) => {
    const plan = draw(random, size);
    return { plan, play: (scene) => play(scene, plan) };
  },
});
