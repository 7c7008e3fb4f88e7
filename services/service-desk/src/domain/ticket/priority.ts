import type { Level, Priority } from './kinds';

const weight: Readonly<Record<Level, number>> = { low: 1, medium: 2, high: 3 };

/** Those we can least afford to lose. */
const pressingTiers: readonly string[] = ['A', 'at-risk'];

const priorities: readonly Priority[] = [1, 2, 3, 4, 5];

/** SD-5: impact × urgency × customer tier. */
export function priorityOf(impact: Level, urgency: Level, tier: string): Priority {
  const steps = 6 - weight[impact] - weight[urgency] - (pressingTiers.includes(tier) ? 1 : 0);
  return priorities[Math.max(0, steps)] ?? 5;
}
