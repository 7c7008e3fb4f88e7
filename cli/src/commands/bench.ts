import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Command, exitCode, type Session, UsageError } from '../command';
import { bundle } from '../platform/bundle';
import { runProgram } from '../run-program';

const usage = `Usage: ./tributary bench [<name> [arguments…]]

Runs one of the measurements in benchmarks/ and prints its figures as ratios to what this machine can do.
Without a name: lists them. \`./tributary bench <name> -- --help\` says what that one takes.`;

export const bench: Command = { name: 'bench', summary: 'measure and print ratios', usage, run };

async function run(args: readonly string[], { root, terminal, environment }: Session): Promise<number> {
  const [name, ...rest] = args;
  const known = benchmarks(root);
  if (name === undefined) {
    terminal.say(known.length > 0 ? known.join('\n') : 'There are no benchmarks.');
    return exitCode.done;
  }
  if (!known.includes(name)) throw new UsageError(`There is no benchmark '${name}'. There are: ${known.join(', ') || 'none'}.`);

  const folder = path.join('benchmarks', name);
  await bundle(root, [folder]);
  const forBenchmark = rest[0] === '--' ? rest.slice(1) : rest;
  const { code, signal } = await runProgram(
    process.execPath,
    ['--enable-source-maps', '--disable-warning=ExperimentalWarning', path.join(root, folder, 'dist/main.js'), ...forBenchmark],
    { cwd: root, env: environment },
  );
  return signal ? exitCode.interrupted : code;
}

/** Each folder with a main.ts is one. */
const benchmarks = (root: string): string[] =>
  readdirSync(path.join(root, 'benchmarks')).filter((name) => existsSync(path.join(root, 'benchmarks', name, 'main.ts')));
