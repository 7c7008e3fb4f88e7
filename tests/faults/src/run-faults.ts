import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { makeTerminal } from '@tributary/cli';
import { openRig, type Rig } from './open-rig';
import { type Options, readOptions } from './options';
import { provePlanted } from './planted/prove-planted';
import { isClean, type RunRecord } from './report/run-record';
import { sayTotals } from './report/say-totals';
import { scenarios } from './scenarios';
import { runSmoke } from './smoke';

/** `./tributary faults` after the command line has read what it could refuse. Ends the process. */
export async function runFaults(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const terminal = makeTerminal();
  const folder = resolve('.tributary/faults');
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const rig = await openRig(folder, terminal);
  try {
    const { records, well } = await play(rig, options);
    const file = options.json ?? join(folder, `${new Date().toISOString().replaceAll(':', '-')}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ stores: rig.versions, runs: records }, null, 2)}\n`);
    terminal.say(`ledger: ${file}`);
    terminal.say(`the same plan again: ./tributary faults ${repeating(args, options.seeds)}`);
    process.exitCode = well ? 0 : 1;
  } finally {
    await rig.stop();
  }
  process.exit();
}

/** The arguments that were given, with the seed that was drawn if none was. */
const repeating = (args: readonly string[], [first = '1']: readonly string[]): string =>
  (args.some((arg) => /^--seed(=|$)/.test(arg)) ? [...args] : [...args, '--seed', first])
    .map((arg) => (/\s/.test(arg) ? `'${arg}'` : arg))
    .join(' ');

async function play(rig: Rig, options: Options): Promise<{ records: readonly RunRecord[]; well: boolean }> {
  if (options.planted) return provePlanted(rig, options.planted, options.seeds[0] ?? '1');
  const records = options.smoke ? await runSmoke(rig, options.seeds[0] ?? '1') : await runAll(rig, options);
  sayTotals(records, rig.say);
  return { records, well: records.every(isClean) };
}

async function runAll(rig: Rig, { scenarios: wanted, seeds, size }: Options): Promise<RunRecord[]> {
  const chosen = scenarios.filter(({ id }) => wanted?.includes(id) ?? true);
  const records: RunRecord[] = [];
  for (const seed of seeds) {
    for (const scenario of chosen) {
      for (const store of scenario.stores) records.push(await rig.run({ scenario, store, seed, size }));
    }
  }
  return records;
}
