import { setTimeout as pause } from 'node:timers/promises';
import type { InvariantId, Violation } from '../invariants/invariant';
import type { Load } from '../ledger/load';
import type { Fate } from '../parts/part';
import type { RigProcess } from '../stage/processes';
import type { Stage } from '../stage/stage';

/** A stage with the load on it, and the count of what was done to it. */
export interface Scene extends Stage {
  readonly load: Load;
  readonly aggregates: readonly string[];
  readonly tally: Tally;
  /** Waits until the process is gone by its fate. One that never comes to its point is killed, and counted as missed. */
  diesAtItsPoint(victim: RigProcess, fate: Fate): Promise<void>;
  /** Waits until the process has stopped at its point; false, and counted as missed, when it does not get there. */
  stopsAtItsPoint(sleeper: RigProcess, fate: Fate): Promise<boolean>;
  hit(point: string, times?: number): void;
  violated(invariant: InvariantId, what: string): void;
}

export interface Tally {
  kills: number;
  /** How often each planned point was really hit, and missed. */
  readonly hits: Map<string, number>;
  readonly missed: Map<string, number>;
  readonly violations: Violation[];
  /** Where the scenario itself did not come about: then it proves nothing. */
  readonly shortcomings: string[];
  /** What a person may want to know besides. */
  readonly notes: string[];
}

/** The load comes to the point in a second or two; the rest is for a busy machine. */
const hitWithinMs = 90_000;

export const newTally = (): Tally => ({
  ...{ kills: 0, hits: new Map(), missed: new Map(), violations: [], shortcomings: [], notes: [] },
});

export function makeScene(stage: Stage, load: Load, aggregates: readonly string[], tally: Tally): Scene {
  const count = (map: Map<string, number>, point: string, by = 1): void => void map.set(point, (map.get(point) ?? 0) + by);

  const comesToItsPoint = async (process: RigProcess, { point }: Fate): Promise<boolean> => {
    const until = Date.now() + hitWithinMs;
    while (!process.metItsFate() && process.alive() && Date.now() < until) await pause(20);
    count(process.metItsFate() ? tally.hits : tally.missed, point);
    return process.metItsFate();
  };

  return {
    ...stage,
    load,
    aggregates,
    tally,
    diesAtItsPoint: async (victim, fate) => {
      if (!(await comesToItsPoint(victim, fate))) return victim.kill();
      tally.kills += 1;
      await victim.gone;
    },
    stopsAtItsPoint: comesToItsPoint,
    hit: (point, times) => count(tally.hits, point, times),
    violated: (invariant, what) => void tally.violations.push({ invariant, what }),
  };
}
