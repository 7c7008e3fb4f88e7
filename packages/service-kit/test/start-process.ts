import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { dependencies } from '../package.json';

export interface ServiceProcess {
  /** Everything it logged so far. */
  readonly lines: readonly Record<string, unknown>[];
  /** Everything it wrote to standard error. */
  readonly errors: () => string;
  /** The line with this message, once it is there; fails when the process ends without it. */
  readonly logged: (message: string) => Promise<Record<string, unknown>>;
  readonly exitCode: Promise<number | null>;
  readonly kill: (signal: NodeJS.Signals) => void;
}

const folder = join(__dirname, '../dist/fixtures');

/** Bundles as build.mjs does: our packages inside, those of npm outside, where instrumentation can wrap them. */
export async function bundle(source: string): Promise<string> {
  const outfile = join(folder, `${process.pid}-${basename(source, '.ts')}.js`);
  await mkdir(folder, { recursive: true });
  const external = [...Object.keys(dependencies).filter((dependency) => !dependency.startsWith('@tributary/')), '@bufbuild/*'];
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    external,
  });
  return outfile;
}

export const removeBundle = (file: string): Promise<void> => rm(file, { force: true });

export function startProcess(file: string, env: Readonly<Record<string, string>>, ...args: readonly string[]): ServiceProcess {
  const child: ChildProcess = spawn(process.execPath, [file, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: Record<string, unknown>[] = [];
  const news = new EventEmitter().setMaxListeners(0);
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  let unfinished = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (unfinished + text).split('\n');
    unfinished = parts.pop() ?? '';
    lines.push(...parts.map((line) => JSON.parse(line)));
    news.emit('line');
  });
  const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ended = exitCode.then((code) => {
    throw new Error(`it ended with ${code}: ${lines.map(({ msg }) => msg).join(' | ')} ${errors}`);
  });
  // Only those who wait for a line care.
  ended.catch(() => undefined);

  return {
    lines,
    errors: () => errors,
    logged: async (message) => {
      while (true) {
        const line = lines.find(({ msg }) => msg === message);
        if (line) return line;
        await Promise.race([once(news, 'line'), ended]);
      }
    },
    exitCode,
    kill: (signal) => void child.kill(signal),
  };
}
