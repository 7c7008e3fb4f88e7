import type { Chance } from './chance';

/** Days before the moment at which the load began; the same moment when an interrupted load goes on. */
export interface Calendar {
  readonly startedAt: Date;
  /** Some time of a working day's hours in China (UTC+8), so many days ago; never after the beginning of the load. */
  workingTime(daysAgo: number, chance: Chance): Date;
  /** ISO date in China, so many days ago. */
  day(daysAgo: number): string;
}

const dayMs = 86_400_000;
const chinaMs = 8 * 3_600_000;

export function calendarFrom(startedAt: Date): Calendar {
  const midnight = (daysAgo: number): number => {
    const there = startedAt.getTime() + chinaMs - daysAgo * dayMs;
    return there - (there % dayMs) - chinaMs;
  };
  return {
    startedAt,
    workingTime: (daysAgo, chance) => {
      const at = midnight(daysAgo) + (8 * 60 + chance.below(11 * 60)) * 60_000;
      return new Date(Math.min(at, startedAt.getTime()));
    },
    day: (daysAgo) => new Date(startedAt.getTime() + chinaMs - daysAgo * dayMs).toISOString().slice(0, 10),
  };
}
