import { createHash } from 'node:crypto';

/** Chance that is the same whenever the seed is. */
export interface Random {
  /** A whole number, both ends included. */
  int(least: number, most: number): number;
  pick<T>(among: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
  uuid(): string;
  /** Chance of its own, so that one reader does not shift what another one draws. */
  fork(name: string): Random;
}

export function makeRandom(seed: string): Random {
  const next = mulberry32(createHash('sha256').update(seed).digest().readUInt32LE(0));
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const hex = (digits: number): string => Array.from({ length: digits }, () => int(0, 15).toString(16)).join('');
  return {
    int,
    pick: <T>(among: readonly T[]) => {
      if (among.length === 0) throw new Error('nothing to pick from');
      return among[int(0, among.length - 1)] as T;
    },
    shuffled: (items) => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = int(0, last);
        [shuffled[last], shuffled[other]] = [shuffled[other] as never, shuffled[last] as never];
      }
      return shuffled;
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    fork: (name) => makeRandom(`${seed}/${name}`),
  };
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
