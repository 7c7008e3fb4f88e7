/** A source of chance that can be repeated: the same seed gives the same numbers on every machine. */
export interface Chance {
  /** At least 0, below `limit`; whole. */
  below(limit: number): number;
  /** From `least` to `most`, both possible; whole. */
  between(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  digits(count: number): string;
}

/** By mulberry32, whose 32 bits of state are plenty for a story of some thousand numbers. */
export function chanceOf(seed: string): Chance {
  let state = hashOf(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
    digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
  };
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
