export interface Dated {
  readonly at: string | undefined;
}

interface Source<T extends Dated> {
  /** Newest first, as far as they have been loaded. */
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

const timeOf = ({ at }: Dated): number => (at === undefined ? 0 : Date.parse(at));

/**
 * Several histories as one. It ends where the first of them that has more was loaded up to: below that, something not
 * loaded yet might belong in between.
 */
export function newestFirst<T extends Dated>(sources: readonly Source<T>[]): readonly T[] {
  const knownSince = Math.max(
    ...sources.map(({ items, hasMore }) => {
      const oldest = items.at(-1);
      return hasMore && oldest ? timeOf(oldest) : Number.NEGATIVE_INFINITY;
    }),
  );
  return sources
    .flatMap(({ items }) => items)
    .filter((item) => timeOf(item) >= knownSince)
    .sort((one, other) => timeOf(other) - timeOf(one));
}
