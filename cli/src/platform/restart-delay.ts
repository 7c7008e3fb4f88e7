const shortest = 500;
const longest = 30_000;
const forgottenAfter = 60_000;

/**
 * How long to wait before a crashed service is started again, in milliseconds. Doubles with every crash of the last minute,
 * from half a second up to half a minute, so that a service that cannot live does not take the machine with it.
 *
 * @param crashes instants in milliseconds, the present crash included
 */
export function restartDelay(crashes: readonly number[], now: number): number {
  const recent = crashes.filter((at) => now - at < forgottenAfter).length;
  return Math.min(longest, shortest * 2 ** Math.max(0, recent - 1));
}
