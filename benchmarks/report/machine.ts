import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  /** Average of the last minute. */
  readonly load: number;
  readonly fdatasyncPerSecond: number;
}

export const describeMachine = (): Machine => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  load: loadavg()[0] ?? 0,
  fdatasyncPerSecond: Math.round(fdatasyncPerSecond()),
});

/** One block appended and forced to the disk, for half a second. */
function fdatasyncPerSecond(): number {
  const path = join(tmpdir(), `fdatasync-${process.pid}`);
  const file = openSync(path, 'w');
  const block = Buffer.alloc(4_096, 1);
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < 500) {
    writeSync(file, block);
    fdatasyncSync(file);
    count += 1;
  }
  const seconds = (performance.now() - start) / 1_000;
  closeSync(file);
  rmSync(path);
  return count / seconds;
}
