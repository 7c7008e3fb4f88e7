/** Something that was started and can be stopped: a server, a pool, a consumer, a whole service. */
export interface Running {
  /** Takes no new work, finishes what is under way, then closes. */
  stop(): Promise<void>;
}

/**
 * Stops parts one after the other, in the order given: doors first, then workers, then stores.
 * A part that fails to stop does not keep the later ones running; the failures are thrown together at the end.
 */
export const stopInOrder = (...parts: readonly Running[]): Running => ({
  stop: async () => {
    const failures: unknown[] = [];
    for (const part of parts) await part.stop().catch((failure: unknown) => failures.push(failure));
    if (failures.length > 0) throw new AggregateError(failures, 'some parts did not stop cleanly');
  },
});
