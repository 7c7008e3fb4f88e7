import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fetchMongoServer } from '@tributary/local-stack';
import { type Command, exitCode, type Session, UsageError } from '../command';
import { runProgram } from '../run-program';
import type { Terminal } from '../terminal';
import { untilInterrupted } from '../until-interrupted';
import { summarise } from './test-summary';

const usage = `Usage: ./tributary test [unit | integration | journey | all] [-- <arguments for jest>]

  unit          no store, milliseconds
  integration   adapters and single services on real PostgreSQL, MongoDB and RabbitMQ
  journey       the whole platform as separate processes, through its public interfaces
  all           all of them (default)

Stores are found or started as for \`up\`, but on data of their own. Where no MongoDB is to be had and there is Rust
(cargo 1.95, CMake, a C compiler), a compatible server is built first: once for all checkouts, some 5 minutes. The last line is \`N passed, N failed\`;
the exit code is 0 only when nothing failed.

  ./tributary test unit -- --watch
  ./tributary test integration -- services/leads`;

export const test: Command = { name: 'test', summary: 'run the tests', usage, run };

const projects = ['unit', 'integration', 'journey'];

async function run(args: readonly string[], { root, terminal, environment }: Session): Promise<number> {
  const { chosen, forJest } = readArguments(args);
  const report = path.join(root, '.tributary', `test-report-${process.pid}.json`);
  mkdirSync(path.dirname(report), { recursive: true });

  if (!(await mongoServerIsThere(path.join(root, '.tributary/test'), chosen, terminal))) return exitCode.interrupted;

  terminal.say(`Running ${chosen.join(', ')} tests.`);
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;
  const hanging = forJest.some((arg) => arg.startsWith('--watch')) ? undefined : hangingAfter(report);
  const ended = await runProgram(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      jest,
      '--selectProjects',
      ...chosen,
      workers,
      '--json',
      `--outputFile=${report}`,
      ...forJest,
    ],
    { cwd: root, env: environment, ...(hanging && { giveUp: hanging }) },
  );
  if (hanging?.aborted)
    terminal.complain('jest did not end by itself: a test has left something open. That counts as a failure.');
  else if (ended.signal) {
    rmSync(report, { force: true });
    terminal.complain('Interrupted.');
    return exitCode.interrupted;
  }

  const { passed, failed } = summarise(readReport(report), ended.code);
  terminal.say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? exitCode.done : exitCode.failed;
}

/** Before jest, whose tests would wait for it in vain. False when it was interrupted. */
async function mongoServerIsThere(home: string, chosen: readonly string[], terminal: Terminal): Promise<boolean> {
  if (chosen.every((project) => project === 'unit')) return true;
  const server = await untilInterrupted((signal) => fetchMongoServer({ home, say: terminal.say, signal }));
  if (server === 'slow') terminal.complain(tooSlow);
  return server !== 'interrupted';
}

const tooSlow = `The only MongoDB to be had on this machine is the Python server of SecantusDB. It is too slow for some 30 tests, which will
fail. Install MongoDB 8, or Rust (cargo 1.95 or newer, CMake, a C compiler), and run this again.`;

/** Fires when jest has long written its report, its last deed, and still does not end. */
function hangingAfter(report: string): AbortSignal {
  const hanging = new AbortController();
  const watch = setInterval(() => {
    const written = statSync(report, { throwIfNoEntry: false })?.mtimeMs;
    if (written !== undefined && Date.now() - written > patienceMs) hanging.abort();
  }, 1_000).unref();
  hanging.signal.addEventListener('abort', () => clearInterval(watch));
  return hanging.signal;
}

const patienceMs = 20_000;

function readArguments(args: readonly string[]): { chosen: readonly string[]; forJest: readonly string[] } {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  const unknown = own.find((name) => name !== 'all' && !projects.includes(name));
  if (unknown !== undefined) throw new UsageError(`There are no '${unknown}' tests.`);
  const all = own.length === 0 || own.includes('all');
  return { chosen: all ? projects : own, forJest: end === -1 ? [] : args.slice(end + 1) };
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  } finally {
    rmSync(file, { force: true });
  }
}
