import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Addresses, StoreName } from '../src';

const root = join(__dirname, '..');

let script: string | undefined;

/** Built once a test file, for the holders of a running test read it; they run in plain Node. */
function holderScript(): string {
  if (script) return script;
  const outfile = join(root, 'dist', `hold-stack.${process.pid}.js`);
  buildSync({ entryPoints: [join(__dirname, 'hold-stack.ts')], outfile, bundle: true, platform: 'node', packages: 'external' });
  script = outfile;
  return script;
}

const holders = new Set<ChildProcess>();

/** For `afterAll`: a test that failed leaves its holders behind. */
export function killHolders(): void {
  for (const holder of holders) holder.kill('SIGKILL');
  if (script) rmSync(script, { force: true });
}

export interface Holder {
  readonly process: ChildProcess;
  /** Rejects when it ends before it holds anything. */
  readonly addresses: Promise<Addresses>;
}

/** Another process that starts a stack and holds it until it is killed. */
export function holdInAnotherProcess(home: string, stores: readonly StoreName[], keep: 'keep' | 'drop' = 'drop'): Holder {
  const child = spawn(process.execPath, [holderScript(), home, stores.join(','), keep], { stdio: ['ignore', 'pipe', 'inherit'] });
  holders.add(child);
  const addresses = new Promise<Addresses>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.endsWith('\n')) resolve(JSON.parse(said) as Addresses);
    });
    child.once('exit', () => reject(new Error('the holder ended')));
  });
  // Whoever kills the holder does not wait for what it would have said.
  addresses.catch(() => undefined);
  return { process: child, addresses };
}

/** Command lines of all processes that have to do with this folder, this one aside. */
export const processesOf = (home: string): string[] =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 16 << 20 })
    .split('\n')
    .filter((line) => line.includes(home));
