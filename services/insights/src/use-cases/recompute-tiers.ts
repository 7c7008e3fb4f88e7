interface Needs {
  /** Tiers that were computed for an earlier day, up to `limit`, in one transaction. How many there were. */
  readonly recomputeBefore: (day: string, limit: number) => Promise<number>;
  readonly now: () => Date;
}

const batch = 500;

/** IN-2: daily, because time alone makes a customer one at risk. Killed half-way it goes on where it was. */
export const makeRecomputeTiers =
  ({ recomputeBefore, now }: Needs) =>
  async (): Promise<{ readonly more: boolean }> => ({
    more: (await recomputeBefore(now().toISOString().slice(0, 10), batch)) === batch,
  });
