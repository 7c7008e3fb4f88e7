import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../report/figures';
import { describeMachine } from '../report/machine';
import type { Asked, Benchmark } from '../report/run-benchmark';
import { upAndDown } from './up-and-down';

const usage = `Usage: ./tributary bench start-up -- [--quick]

A fresh clone of the last commit, as a stranger has it: \`./tributary up\` the first time, with packages to install and
services to build, and the second time; until everything is ready.
  --quick   with the packages of this checkout: nothing is installed, so the first time is not one to quote`;

export const startUp: Benchmark = { usage, measure };

/** Two of this much apart say that somebody else was using the disk. */
const disk = (): number => describeMachine().fdatasyncPerSecond;

async function measure({ quick }: Asked): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-start-up-'));
  const clone = join(folder, 'tributary');
  try {
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${process.cwd()}`, clone]);
    if (quick) symlinkSync(join(process.cwd(), 'node_modules'), join(clone, 'node_modules'));
    const before = disk();
    const first = await upAndDown(clone);
    const second = await upAndDown(clone);
    const after = disk();

    console.log('');
    say('fdatasync before', `${before}/s`, `afterwards ${after}/s`);
    if (Math.abs(before - after) > (before + after) / 8)
      console.log('  The disk moved by more than a quarter: this machine was busy, and the figures below count for nothing.');
    say(`up, the first time${quick ? ' with packages installed' : ''}`, seconds(first), '≤ 300 s');
    say('  against the floor', `${(first / 300_000).toFixed(2)}×`);
    say('up, the second time', seconds(second), '≤ 30 s');
    say('  against the floor', `${(second / 30_000).toFixed(2)}×`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
