import { appendFileSync } from 'node:fs';
import type { Part, Point } from './part';

/** Ends or stops this process at its point. The mark is on the file system before the signal is sent. */
export function makeFate({ fate, marksFile }: Pick<Part, 'fate' | 'marksFile'>): (point: Point) => void {
  let passed = 0;
  return (point) => {
    if (point !== fate?.point) return;
    passed += 1;
    if (passed !== fate.nth) return;
    appendFileSync(marksFile, `${point}\n`);
    process.kill(process.pid, fate.signal);
    // A killing signal comes a moment later; nothing may happen in it.
    if (fate.signal === 'SIGKILL') for (;;);
  };
}
