export interface Share {
  /** Partitions to give back, so that another relay may have them. */
  readonly release: readonly number[];
  /** Partitions to try for, in this order, and how many of them. */
  readonly wanted: readonly number[];
  readonly count: number;
}

/**
 * How many of the partitions this relay should hold when `relays` of them are alive. Nobody counts more than its share,
 * rounded up, so that no partition is left over.
 */
export function shareOf(owned: ReadonlySet<number>, partitions: number, relays: number): Share {
  const fair = Math.ceil(partitions / Math.max(1, relays));
  const others = Array.from({ length: partitions }, (_, partition) => partition).filter((partition) => !owned.has(partition));
  return {
    release: [...owned].slice(fair),
    wanted: others,
    count: Math.max(0, fair - owned.size),
  };
}
