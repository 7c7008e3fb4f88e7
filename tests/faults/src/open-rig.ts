import { join } from 'node:path';
import type { Terminal } from '@tributary/cli';
import type { StoreKind } from './parts/part';
import type { BugName } from './planted/bug-name';
import { describeRun } from './report/describe-run';
import type { RunRecord } from './report/run-record';
import { runScenario } from './run-scenario';
import type { Scenario, Size } from './scenarios/scenario';
import { startOwnStores } from './stage/own-stores';
import type { Stage } from './stage/stage';

export interface Job {
  readonly scenario: Scenario;
  readonly store: StoreKind;
  readonly seed: string;
  readonly size: Size;
  readonly bug?: BugName;
}

/** The stores of the rig, and the way to run scenarios on them. */
export interface Rig {
  readonly versions: Readonly<Record<string, string>>;
  say(line: string): void;
  /** Tells of its plan and of its end. Several may run at the same time. */
  run(job: Job): Promise<RunRecord>;
  stop(): Promise<void>;
}

export async function openRig(folder: string, { say, step }: Terminal): Promise<Rig> {
  const stores = await step('the rig has stores of its own', (note) => startOwnStores(folder, note));
  const { postgres, mongodb, rabbitmq } = stores;
  const stages = new Set<Stage>();
  let runs = 0;

  const stop = async (): Promise<void> => {
    for (const stage of stages) stage.processes.killAll();
    await stores.stop();
  };
  endWhenAsked(stop);

  return {
    versions: {
      postgres: `${postgres.version} from ${postgres.origin}`,
      mongodb: `${mongodb.version} from ${mongodb.origin}`,
      rabbitmq: `${rabbitmq.version} from ${rabbitmq.origin}`,
    },
    say,
    run: async (job) => {
      const { scenario, store, seed, bug } = job;
      runs += 1;
      const label = `${scenario.id} ${store}${bug ? ` (${bug})` : ''}`;
      let stage: Stage | undefined;
      const record = await runScenario({
        ...job,
        stores,
        folder: join(folder, 'runs', `${process.pid}-${runs}`),
        planned: (plan) => say(`▶ ${label}: ${scenario.title} · seed ${seed} · ${JSON.stringify(plan)}`),
        opened: (opened) => {
          stage = opened;
          stages.add(opened);
        },
      });
      if (stage) stages.delete(stage);
      for (const line of describeRun(label, record)) say(line);
      return record;
    },
    stop,
  };
}

/** Nothing is left running, whenever somebody loses patience. */
function endWhenAsked(stop: () => Promise<void>): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (asked) return;
      asked = true;
      void stop().finally(() => process.exit(130));
    });
  }
}
