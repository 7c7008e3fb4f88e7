import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file in a home that says who keeps it: at most one living keeper a home. */
export interface Notice {
  readonly pid: number;
  readonly port: number;
  /** Proves to the keeper that a client could read this file, and to a client that it met this keeper. */
  readonly token: string;
}

const noticeFile = (home: string): string => join(home, 'keeper.json');

export function readNotice(home: string): Notice | undefined {
  return readAt(noticeFile(home));
}

/** Puts up our notice unless there is one; true when it is ours that hangs there. */
export function putUpNotice(home: string, notice: Notice): boolean {
  const draft = join(home, `.keeper.${notice.token}`);
  writeFileSync(draft, JSON.stringify(notice), { mode: 0o600 });
  try {
    linkSync(draft, noticeFile(home));
    return true;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes down the notice of a keeper that is dead. Somebody may have done so and put up a living one since we looked: the file
 * is moved aside first, and put back when it turns out not to be the dead one.
 */
export function takeDownNotice(home: string, dead: Notice): void {
  const aside = join(home, `.keeper.${dead.token}.${process.pid}.aside`);
  try {
    renameSync(noticeFile(home), aside);
  } catch {
    return;
  }
  if (readAt(aside)?.token !== dead.token) {
    try {
      linkSync(aside, noticeFile(home));
    } catch {
      // A third one has come meanwhile; the one we moved will find that its notice is gone and leave.
    }
  }
  rmSync(aside, { force: true });
}

function readAt(file: string): Notice | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Notice;
  } catch {
    return undefined;
  }
}
