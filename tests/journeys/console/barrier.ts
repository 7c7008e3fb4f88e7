/** Whoever calls waits until so many have called. */
export function makeBarrier(parties: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length >= parties) for (const go of waiting) go();
    });
}
