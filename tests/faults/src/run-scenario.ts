import { setTimeout as pause } from 'node:timers/promises';
import { check } from './invariants/check';
import { startLoad } from './ledger/load';
import { makeRandom } from './random';
import { makeRecord, type RunRecord } from './report/run-record';
import type { Scenario, Size } from './scenarios/scenario';
import { makeScene, newTally } from './scenarios/scene';
import { converge } from './stage/converge';
import { observe } from './stage/observe';
import { makeStage, type Stage, type StageOptions } from './stage/stage';

export interface RunOptions extends StageOptions {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly size: Size;
  readonly planned: (plan: unknown) => void;
  /** Told of the stage as soon as there is one, so that an interrupt can end its processes. */
  readonly opened: (stage: Stage) => void;
}

const aggregateCount = 24;
const clients = 8;
const restMs = 15;
/** Milliseconds, many times what the longest scenario takes on a busy machine. One that never ends must not look as if it worked. */
const longestPlayMs = 15 * 60_000;

/** One scenario on one store with one seed: load and harm, then peace, then the reckoning. */
export async function runScenario(options: RunOptions): Promise<RunRecord> {
  const { scenario, seed, size, store, planned, opened } = options;
  const random = makeRandom(`${seed}/${scenario.id}/${store}`);
  const prepared = scenario.prepare(random.fork('plan'), size);
  planned(prepared.plan);
  const aggregates = Array.from({ length: aggregateCount }, () => random.uuid());

  const stage = await makeStage(options);
  opened(stage);
  try {
    const load = startLoad({ door: stage.door(), aggregates, random: random.fork('load'), clients, restMs });
    const tally = newTally();
    const began = performance.now();
    await Promise.race([prepared.play(makeScene(stage, load, aggregates, tally)), tooLong()]);
    await load.stop();
    const loadSeconds = (performance.now() - began) / 1_000;

    const convergenceSeconds = await converge(stage, load);
    tally.shortcomings.push(...(await stage.processes.stopAll()), ...stage.processes.ownEnds());
    const observed = await observe(stage);
    tally.violations.push(...check(load.ledger, observed));
    return makeRecord({ ...options, plan: prepared.plan, tally, load, observed, loadSeconds, convergenceSeconds, stage });
  } finally {
    await stage.stop();
  }
}

async function tooLong(): Promise<never> {
  await pause(longestPlayMs, undefined, { ref: false });
  throw new Error(`the scenario has not ended within ${longestPlayMs / 60_000} minutes`);
}
