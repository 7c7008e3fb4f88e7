/** How many relays can share a service's outbox at most. Changing it needs an empty outbox. */
export const partitionCount = 16;

/** FNV-1a over UTF-16 code units: the same for one aggregate in every process, spread well enough over a few partitions. */
export function partitionOf(aggregate: string, partitions = partitionCount): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < aggregate.length; index += 1) {
    hash = Math.imul(hash ^ aggregate.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % partitions;
}
