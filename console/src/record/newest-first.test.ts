import { newestFirst } from './newest-first';

const on = (...days: number[]) => days.map((day) => ({ at: `2026-11-${String(day).padStart(2, '0')}T08:00:00Z`, day }));
const daysOf = (items: readonly { readonly day: number }[]) => items.map(({ day }) => day);

describe('several histories as one', () => {
  it('are told newest first', () => {
    const sources = [
      { items: on(9, 4), hasMore: false },
      { items: on(7, 2), hasMore: false },
    ];
    expect(daysOf(newestFirst(sources))).toEqual([9, 7, 4, 2]);
  });

  it('end where something not loaded yet might come in between', () => {
    const sources = [
      { items: on(9, 6), hasMore: true },
      { items: on(7, 2), hasMore: false },
    ];
    expect(daysOf(newestFirst(sources))).toEqual([9, 7, 6]);
  });

  it('may be empty', () => expect(newestFirst([{ items: [], hasMore: false }])).toEqual([]));
});
