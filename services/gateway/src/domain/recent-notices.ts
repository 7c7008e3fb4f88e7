import type { Told } from './live-notice';

export interface Numbered extends Told {
  /** `<life>-<number>`; means nothing to another process or after a gap. */
  readonly eventId: string;
}

export interface RecentNotices {
  add(told: Told): Numbered;
  /** Id of the latest notice, or of the beginning: whoever knows it hears later of everything since. */
  latest(): string;
  /** Everything after this id; undefined when that cannot be known, and the screen has to read anew. */
  since(eventId: string): readonly Numbered[] | undefined;
  /** Something was missed: what came before proves nothing any more. @param life a name that no earlier life had */
  beginAnew(life: string): void;
}

/** The last notices, so that a screen whose connection broke hears what it missed. */
export function makeRecentNotices(life: string, most: number): RecentNotices {
  let current = life;
  let last = 0;
  let kept: Numbered[] = [];
  const idOf = (number: number): string => `${current}-${number}`;
  return {
    latest: () => idOf(last),
    add: (told) => {
      last += 1;
      const numbered = { ...told, eventId: idOf(last) };
      kept.push(numbered);
      // In one go now and then: shifting one at a time would move the whole array each time.
      if (kept.length >= most * 2) kept = kept.slice(-most);
      return numbered;
    },
    since: (eventId) => {
      const [, itsLife, number = ''] = /^(.+)-(\d+)$/.exec(eventId) ?? [];
      if (itsLife !== current) return undefined;
      const missed = last - Number(number);
      if (missed < 0 || missed > kept.length) return undefined;
      return missed === 0 ? [] : kept.slice(-missed);
    },
    beginAnew: (next) => {
      current = next;
      last = 0;
      kept = [];
    },
  };
}
