import { setTimeout as pause } from 'node:timers/promises';
import type { InvariantId, Violation } from '../invariants/invariant';
import type { Load } from '../ledger/load';
import type { Fate, Point } from '../parts/part';
import type { RigProcess } from '../stage/processes';
import type { Stage } from '../stage/stage';

/** A stage with the load on it, and the count of what was done to it. */
export interface Scene extends Stage {
  readonly load: Load;
  readonly aggregates: readonly string[];
  readonly tally: Tally;
  /** Waits until the process is gone by its fate. One that never comes to its point is killed, and counted as missed. */
  meetsItsFate(victim: RigProcess, fate: Fate): Promise<void>;
  killed(victim: RigProcess): Promise<void>;
  violated(invariant: InvariantId, what: string): void;
}

export interface Tally {
  kills: number;
  readonly hits: Map<Point, number>;
  readonly missed: Map<Point, number>;
  readonly violations: Violation[];
  /** Where the scenario itself did not come about: then it proves nothing. */
  readonly shortcomings: string[];
  /** What a person may want to know besides. */
  readonly notes: string[];
}

const hitWithinMs = 30_000;

export const newTally = (): Tally => ({
  ...{ kills: 0, hits: new Map(), missed: new Map(), violations: [], shortcomings: [], notes: [] },
});

export function makeScene(stage: Stage, load: Load, aggregates: readonly string[], tally: Tally): Scene {
  const count = (map: Map<Point, number>, point: Point): void => void map.set(point, (map.get(point) ?? 0) + 1);
  return {
    ...stage,
    load,
    aggregates,
    tally,
    meetsItsFate: async (victim, { point }) => {
      for (const until = Date.now() + hitWithinMs; !victim.metItsFate() && victim.alive() && Date.now() < until; )
        await pause(20);
      if (!victim.metItsFate()) {
        count(tally.missed, point);
        await victim.kill();
        return;
      }
      count(tally.hits, point);
      tally.kills += 1;
      await victim.gone;
    },
    killed: async (victim) => {
      tally.kills += 1;
      await victim.kill();
    },
    violated: (invariant, what) => void tally.violations.push({ invariant, what }),
  };
}
