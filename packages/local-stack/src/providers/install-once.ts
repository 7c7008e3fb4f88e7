import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Claim, putUpClaim, readClaim, takeDownClaim } from '../claim';
import { isRunning } from '../is-running';

/** Whoever is at it shows so from time to time. Without a sign for long, its number belongs to another process by now. */
const signEveryMs = 10_000;
const silentForMs = 120_000;

/**
 * Fills a folder and moves it to its place when it is whole. Of two who want it at once, one works and the other waits; what an
 * earlier interrupt left is removed.
 */
export async function installOnce(place: string, fill: (draft: string) => Promise<void>, signal?: AbortSignal): Promise<string> {
  if (existsSync(place)) return place;
  mkdirSync(dirname(place), { recursive: true });
  const release = await claimPlace(`${place}.lock`, signal);
  const draft = `${place}.draft-${process.pid}`;
  try {
    if (existsSync(place)) return place;
    removeAbandonedDrafts(place);
    rmSync(draft, { recursive: true, force: true });
    await fill(draft);
    if (!existsSync(place)) renameSync(draft, place);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    release();
  }
  return place;
}

/** Waits until nobody else is at it. */
async function claimPlace(file: string, signal: AbortSignal | undefined): Promise<() => void> {
  const ours: Claim = { pid: process.pid, token: randomBytes(9).toString('base64url') };
  while (!putUpClaim(file, ours)) {
    signal?.throwIfAborted();
    const other = readClaim(file);
    if (other && isAbandoned(file, other)) takeDownClaim(file, other);
    else await sleep(100);
  }
  const signs = setInterval(() => showThatWeAreAtIt(file, ours), signEveryMs).unref();
  return () => {
    clearInterval(signs);
    takeDownClaim(file, ours);
  };
}

function showThatWeAreAtIt(file: string, { token }: Claim): void {
  const now = new Date();
  try {
    if (readClaim(file)?.token === token) utimesSync(file, now, now);
  } catch {
    // Somebody has just taken it down.
  }
}

function isAbandoned(file: string, { pid }: Claim): boolean {
  const since = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return !isRunning(pid) || Date.now() - since > silentForMs;
}

function removeAbandonedDrafts(place: string): void {
  const prefix = `${basename(place)}.draft-`;
  for (const entry of readdirSync(dirname(place))) {
    if (entry.startsWith(prefix) && !isRunning(Number(entry.slice(prefix.length))))
      rmSync(join(dirname(place), entry), { recursive: true, force: true });
  }
}
