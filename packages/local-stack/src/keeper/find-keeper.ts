import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root';
import { type Lease, takeLease, type Visit } from './lease';
import { readNotice } from './notice';

/** Longer than a keeper needs to come up or, when it is just going, to stop its stores. */
const patienceMs = 45_000;

/** A lease of the keeper of this home; a keeper is started if there is none. */
export async function findKeeper(home: string, visit: Visit): Promise<Lease> {
  // Others may pass through (PostgreSQL runs as another account when we are root) but not look around.
  mkdirSync(home, { recursive: true, mode: 0o711 });
  chmodSync(home, 0o711);
  const deadline = Date.now() + patienceMs;
  let keeper: ChildProcess | undefined;
  while (Date.now() < deadline) {
    const notice = readNotice(home);
    const lease = notice ? await takeLease(notice, visit) : 'nobody';
    if (typeof lease === 'object') return lease;
    if (lease === 'nobody' && (!keeper || keeper.exitCode === 0)) keeper = await startKeeper(home);
    if (keeper?.exitCode)
      throw new Error(`the keeper of the stores did not start:\n${readFileSync(logOf(home), 'utf8').slice(-2_000)}`);
    await new Promise((resume) => setTimeout(resume, 40));
  }
  throw new Error(`no keeper of the stores came up within ${patienceMs / 1000} s, see ${logOf(home)}`);
}

const logOf = (home: string): string => join(home, 'keeper.log');

/** In a session of its own: a Ctrl-C in the terminal must reach it as the end of a lease, not as a signal. */
async function startKeeper(home: string): Promise<ChildProcess> {
  const script = await builtKeeper();
  const log = openSync(logOf(home), 'a', 0o600);
  const keeper = spawn(process.execPath, [script, home], { detached: true, stdio: ['ignore', log, log], cwd: home });
  closeSync(log);
  keeper.unref();
  return keeper;
}

/** The keeper runs in plain Node, so it is bundled first (some 100 ms); other packages stay where they are. */
async function builtKeeper(): Promise<string> {
  const { buildSync } = await import('esbuild');
  const root = packageRoot();
  const finished = join(root, 'dist', 'keeper.js');
  const draft = join(root, 'dist', `.keeper.${randomBytes(6).toString('hex')}.js`);
  // At once, without the service process that esbuild would leave with us.
  buildSync({
    entryPoints: [join(root, 'src', 'keeper', 'main.ts')],
    outfile: draft,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  });
  renameSync(draft, finished);
  return finished;
}
