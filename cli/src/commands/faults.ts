import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, exitCode, type Session, UsageError } from '../command';
import { bundle } from '../platform/bundle';
import { runProgram } from '../run-program';

const usage = `Usage: ./tributary faults [--scenario <n>[,<n>…]] [--seed <n>] [--seeds <n>] [--seconds <n>] [--json <file>]
       ./tributary faults --smoke
       ./tributary faults --planted [<bug>…]

Kills, stops and poisons real processes and real stores under load, and checks that every accepted command took effect
once, in order, and that nothing is left over. Starts stores of its own; touches no others.

  --scenario  1 kill the relay before the confirm           2 kill the relay before the removal
              3 kill the consumer before the commit         4 kill the consumer before the acknowledgement
              5 kill the command service in a command       6 kill the gateway in the middle of requests
              7 kill PostgreSQL    8 kill RabbitMQ          9 kill MongoDB
              15 stop a process, let it wake up again       17 poison
              18 repeats, also after the inbox forgot       [all of them]
  --seed      the plan follows from it: what dies where and when, and which commands are given [any]
  --seeds     so many seeds, one after the other [1]
  --seconds   about so long is each scenario's fault [30]
  --smoke     everything once and briefly, for CI: at least 40 kills, about two minutes
  --planted   plants mistakes (all, or those named) and succeeds only when the rig catches every one
  --json      where the ledger goes [.tributary/faults/<time>.json]

Exit code 0: no violation, and every planned point was really hit.`;

export const faults: Command = { name: 'faults', summary: 'kill things under load and check that nothing is lost', usage, run };

const rig = 'tests/faults';
const scenarioIds = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '15', '17', '18'];

async function run(args: readonly string[], { root, environment }: Session): Promise<number> {
  refuseNonsense(args);
  await bundle(root, [rig]);
  const { code, signal } = await runProgram(
    process.execPath,
    ['--enable-source-maps', '--disable-warning=ExperimentalWarning', path.join(root, rig, 'dist/main.js'), ...args],
    { cwd: root, env: environment },
  );
  return signal ? exitCode.interrupted : code;
}

function refuseNonsense(args: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      scenario: { type: 'string' },
      seed: { type: 'string' },
      seeds: { type: 'string' },
      seconds: { type: 'string' },
      smoke: { type: 'boolean' },
      planted: { type: 'boolean' },
      json: { type: 'string' },
    },
  });
  const unknown = values.scenario?.split(',').find((id) => !scenarioIds.includes(id));
  if (unknown !== undefined) throw new UsageError(`There is no scenario '${unknown}'.`);
  for (const name of ['seed', 'seeds', 'seconds'] as const) {
    if (values[name] !== undefined && !/^[1-9]\d{0,8}$/.test(values[name])) {
      throw new UsageError(`--${name} takes a whole number above zero, not '${values[name]}'.`);
    }
  }
  if (values.smoke && (values.scenario || values.planted)) throw new UsageError('--smoke has its own choice of scenarios.');
  if (positionals.length > 0 && !values.planted) throw new UsageError(`'${positionals[0]}' is not understood.`);
}
