import { rmSync, statSync, writeFileSync } from 'node:fs';
import { type Place, Unobtainable } from '../provider';

const aDayMs = 86_400_000;

/**
 * Runs an attempt that costs time when it fails. After a failure the next one is made a day later; the file `failure` says why,
 * and removing it makes the attempt at once. @throws Unobtainable
 */
export async function failsForADay<T>(
  what: string,
  failure: string,
  { signal }: Pick<Place, 'signal'>,
  attempt: () => Promise<T>,
): Promise<T> {
  const failedAt = statSync(failure, { throwIfNoEntry: false })?.mtimeMs;
  if (failedAt !== undefined && Date.now() - failedAt < aDayMs) {
    throw new Unobtainable(`${what} failed lately; remove ${failure} to try again`);
  }
  try {
    const result = await attempt();
    rmSync(failure, { force: true });
    return result;
  } catch (problem) {
    signal.throwIfAborted();
    writeFileSync(failure, String(problem));
    throw new Unobtainable(`${what} failed`, { cause: problem });
  }
}
