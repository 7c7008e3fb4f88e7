import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRunning } from '../is-running';

/**
 * Fills a folder and moves it to its place when it is whole. Of two who install at once, one wins and both use the winner's;
 * what an earlier interrupt left is removed.
 */
export async function installOnce(place: string, fill: (draft: string) => Promise<void>): Promise<string> {
  if (existsSync(place)) return place;
  const draft = `${place}.draft-${process.pid}`;
  mkdirSync(dirname(place), { recursive: true });
  removeAbandonedDrafts(place);
  try {
    await fill(draft);
    if (!existsSync(place)) renameSync(draft, place);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return place;
}

function removeAbandonedDrafts(place: string): void {
  const prefix = `${basename(place)}.draft-`;
  for (const entry of readdirSync(dirname(place))) {
    if (entry.startsWith(prefix) && !isRunning(Number(entry.slice(prefix.length)))) {
      rmSync(join(dirname(place), entry), { recursive: true, force: true });
    }
  }
}
