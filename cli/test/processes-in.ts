import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Ids of the processes that have this folder in their command line or environment, ourselves aside. */
export const processesIn = (folder: string): number[] =>
  (existsSync('/proc/self/environ') ? fromProc(folder) : fromPs(folder)).filter((pid) => pid !== process.pid);

function fromProc(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`].some((file) => readIfThere(file).includes(folder)))
    .map(Number);
}

/** Where there is no /proc, ps shows the environment too. */
const fromPs = (folder: string): number[] =>
  execFileSync('ps', ['-axEww', '-o', 'pid=,command='])
    .toString()
    .split('\n')
    .filter((line) => line.includes(folder) && !line.includes(' ps -axEww'))
    .map((line) => Number.parseInt(line, 10));

/** A process may end, or belong to somebody else, while we look. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
