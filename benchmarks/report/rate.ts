/** Times a second that the work does one of `count` things. */
export async function rate(count: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return count / ((performance.now() - start) / 1_000);
}

/** What stages in a row, sharing one machine, can do at most. */
export const serialComposite = (rates: readonly number[]): number => 1 / rates.reduce((sum, one) => sum + 1 / one, 0);

export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
