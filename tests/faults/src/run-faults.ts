import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { makeTerminal } from '@tributary/cli';
import { readOptions } from './options';
import type { StoreKind } from './parts/part';
import { describeRun } from './report/describe-run';
import { isClean, type RunRecord } from './report/run-record';
import { runScenario } from './run-scenario';
import { scenarios } from './scenarios';
import { type OwnStores, startOwnStores } from './stage/own-stores';
import type { Stage } from './stage/stage';

export async function runFaults(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const { say, step } = makeTerminal();
  const folder = resolve('.tributary/faults');
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const stages = new Set<Stage>();
  const stores = await step('Stores of the rig are ready', (note) => startOwnStores(folder, note));
  endWhenAsked(stages, stores);

  const records: RunRecord[] = [];
  try {
    for (const seed of options.seeds) {
      for (const number of options.scenarios) {
        const scenario = scenarios.find((known) => known.number === number);
        if (!scenario) throw new Error(`there is no scenario ${number}`);
        for (const store of ['postgres', 'mongo'] satisfies StoreKind[]) {
          if (options.store && options.store !== store) continue;
          say(`\n${scenario.number} ${scenario.title} · ${store} · seed ${seed}`);
          const record = await runScenario({
            ...{ scenario, store, stores, seed, size: options.size, say: (line) => say(`  ${line}`) },
            folder: join(folder, 'runs', `${Date.now()}-${number}-${store}`),
            opened: (stage) => void stages.add(stage),
            ...(options.bug && { bug: options.bug }),
          });
          for (const line of describeRun(record)) say(`  ${line}`);
          records.push(record);
        }
      }
    }
    const file = options.json ?? join(folder, `${new Date().toISOString().replaceAll(':', '-')}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ runs: records }, null, 2));
    say(`\nledger: ${file}`);
  } finally {
    await stores.stop();
  }
  process.exit(records.every(isClean) ? 0 : 1);
}

/** Nothing is left running, whenever somebody loses patience. */
function endWhenAsked(stages: ReadonlySet<Stage>, stores: OwnStores): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (asked) return;
      asked = true;
      for (const stage of stages) stage.processes.killAll();
      void stores.stop().finally(() => process.exit(130));
    });
  }
}
