import fc from 'fast-check';
import { restartDelay } from './restart-delay';

describe('the wait before a crashed service is started again', () => {
  it('is half a second after a first crash', () => {
    expect(restartDelay([1_000], 1_000)).toBe(500);
  });

  it('doubles with every further crash within a minute', () => {
    expect([1, 2, 3, 4].map((count) => restartDelay(Array(count).fill(0), 10))).toEqual([500, 1_000, 2_000, 4_000]);
  });

  it('forgets crashes that are more than a minute old', () => {
    expect(restartDelay([0, 1_000, 2_000, 90_000], 90_000)).toBe(500);
  });

  it('stays between half a second and half a minute whatever happened', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(), (crashes, now) => {
        const delay = restartDelay(crashes, now);
        return delay >= 500 && delay <= 30_000;
      }),
    );
  });
});
