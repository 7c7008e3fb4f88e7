import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Part } from './child';

const root = resolve(__dirname, '../../../..');

/** Processes of their own, to be killed. */
export interface Processes {
  start(part: Part): ChildProcess;
  /** Ends with the process; fails unless it was killed. */
  killed(part: Part): Promise<void>;
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
  return {
    start,
    killed: async (part) => {
      const [code, signal] = await once(start(part), 'exit');
      if (signal !== 'SIGKILL') throw new Error(`the process was not killed; it ended with ${code ?? signal}`);
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
