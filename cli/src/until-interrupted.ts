/** Runs a piece of work that a signal to this process gives up. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | 'interrupted'> {
  const interrupt = new AbortController();
  const giveUp = (): void => interrupt.abort(new Error('interrupted'));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, giveUp);
  try {
    return await work(interrupt.signal);
  } catch (problem) {
    if (interrupt.signal.aborted) return 'interrupted';
    throw problem;
  } finally {
    for (const signal of signals) process.off(signal, giveUp);
  }
}
