import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a file says that stands for a place only one process may hold. */
export interface Claim {
  readonly pid: number;
  /** Random; tells this claim from that of another process which has the same number later. */
  readonly token: string;
}

export function readClaim<C extends Claim>(file: string): C | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as C;
  } catch {
    return undefined;
  }
}

/** Puts up our claim unless there is one; true when it is ours that hangs there. */
export function putUpClaim(file: string, claim: Claim): boolean {
  const draft = join(dirname(file), `.claim.${claim.token}`);
  writeFileSync(draft, JSON.stringify(claim), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes down the claim of a process that is dead, or our own. Somebody may have done so and put up a living one since we
 * looked: the file is moved aside first, and put back when it turns out not to be the dead one.
 */
export function takeDownClaim(file: string, dead: Claim): void {
  const aside = join(dirname(file), `.claim.${dead.token}.${process.pid}.aside`);
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readClaim(aside)?.token !== dead.token) {
    try {
      linkSync(aside, file);
    } catch {
      // A third one has come meanwhile; the one we moved will find that its claim is gone and leave.
    }
  }
  rmSync(aside, { force: true });
}
