import { readdirSync, readFileSync } from 'node:fs';

export interface Footprint {
  readonly megabytes: number;
  /** Open files, which sockets are too. */
  readonly files: number;
}

/** The larger of what was and what the process has now; where the system does not tell, what was. */
export function footprintOf(pid: number, before: Footprint): Footprint {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    const files = readdirSync(`/proc/${pid}/fd`).length;
    return { megabytes: Math.max(before.megabytes, Math.round(kilobytes / 1_024)), files: Math.max(before.files, files) };
  } catch {
    // It has just gone, or there is no /proc here.
    return before;
  }
}
