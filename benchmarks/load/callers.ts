export interface Answered {
  readonly perSecond: number;
  /** Milliseconds, one for each call. */
  readonly latencies: readonly number[];
}

/** So many callers at once, each with its next call as soon as the last one is answered, until `count` calls are. */
export async function call(callers: number, count: number, once: (index: number) => Promise<unknown>): Promise<Answered> {
  const latencies: number[] = [];
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      const before = performance.now();
      await once(index);
      latencies.push(performance.now() - before);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  return { perSecond: count / ((performance.now() - start) / 1_000), latencies };
}
