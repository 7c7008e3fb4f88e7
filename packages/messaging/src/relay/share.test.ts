import fc from 'fast-check';
import { shareOf } from './share';

describe('the share of a relay', () => {
  it('is everything for one that is alone', () => {
    expect(shareOf(new Set(), 16, 1)).toMatchObject({ release: [], count: 16 });
  });

  it('makes room for a newcomer', () => {
    const all = new Set(Array.from({ length: 16 }, (_, partition) => partition));
    expect(shareOf(all, 16, 2)).toMatchObject({ release: [8, 9, 10, 11, 12, 13, 14, 15], count: 0 });
  });

  it('leaves no partition without a relay, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 64 }), (relays, partitions) => {
        const free = new Set(Array.from({ length: partitions }, (_, partition) => partition));
        for (let relay = 0; relay < relays; relay += 1) {
          const { wanted, count } = shareOf(new Set(), partitions, relays);
          for (const partition of wanted.filter((one) => free.has(one)).slice(0, count)) free.delete(partition);
        }
        expect(free.size).toBe(0);
      }),
    );
  });
});
