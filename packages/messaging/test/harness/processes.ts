import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { pause } from '../../src/pause';
import type { Part } from './child';

const root = resolve(__dirname, '../../../..');

/** Processes of their own, to be killed. */
export interface Processes {
  start(part: Part): ChildProcess;
  /** Ends with the process; fails unless it was killed. */
  killed(part: Part): Promise<void>;
  /** Starts one process after another, each when the last one was killed; how many had to die. */
  killedUntil(part: Part, enough: () => Promise<boolean>): Promise<number>;
  stop(): Promise<void>;
}

export async function makeProcesses(): Promise<Processes> {
  // Inside the checkout, where the packages from npm are found.
  mkdirSync(join(root, '.tributary'), { recursive: true });
  const folder = mkdtempSync(join(root, '.tributary/child-'));
  const script = join(folder, 'child.js');
  const running = new Set<ChildProcess>();
  await build({
    entryPoints: [join(__dirname, 'child.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    logLevel: 'silent',
    plugins: [
      {
        // Packages from npm stay where they are; ours are TypeScript and go into the bundle.
        name: 'npm-outside',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^[^./]/ }, ({ kind, path }) =>
            kind === 'entry-point' || path.startsWith('@tributary/') ? undefined : { external: true },
          ),
      },
    ],
  });

  const start = (part: Part): ChildProcess => {
    const child = spawn(process.execPath, [script, JSON.stringify(part)], { stdio: ['ignore', 'ignore', 'inherit'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  };
  const killed = async (child: ChildProcess): Promise<void> => {
    const [code, signal] = await once(child, 'exit');
    if (signal !== 'SIGKILL') throw new Error(`the process was not killed; it ended with ${code ?? signal}`);
  };
  return {
    start,
    killed: (part) => killed(start(part)),
    killedUntil: async (part, enough) => {
      for (let kills = 0; ; kills += 1) {
        const child = start(part);
        const death = killed(child).then(() => 'dead' as const);
        while ((await Promise.race([death, pause(200)])) !== 'dead') {
          if (!(await enough())) continue;
          child.kill('SIGKILL');
          await death;
          return kills;
        }
      }
    },
    stop: async () => {
      await Promise.all(
        [...running].map((child) => {
          const gone = once(child, 'exit');
          child.kill('SIGKILL');
          return gone;
        }),
      );
      rmSync(folder, { recursive: true });
    },
  };
}
