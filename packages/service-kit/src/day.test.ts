import fc from 'fast-check';
import { isDay } from './day';

describe('a day as text', () => {
  it.each(['', '2026', '2026-2-3', '2026-02-31', '2023-02-29', '2026-13-01', '0000-01-01', '2026-01-01T00:00:00Z', 'today'])(
    'given %j, then it is none',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('given any day there is, then it is one', () => {
    const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(fc.property(day, (at) => isDay(at.toISOString().slice(0, 10))));
  });

  it('given any figures, then they are one when the month has that many days', () => {
    const figures = fc.tuple(fc.nat(9999), fc.nat(14), fc.nat(33));
    const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const daysOf = (year: number, month: number): number =>
      [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
    const text = ([year, month, day]: readonly number[]): string =>
      `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    fc.assert(
      fc.property(figures, ([year, month, day]) => {
        expect(isDay(text([year, month, day]))).toBe(year > 0 && day > 0 && day <= daysOf(year, month));
      }),
    );
  });

  it('given any other text, then it is none', () => {
    fc.assert(fc.property(fc.string(), (text) => !isDay(`${text}x`)));
  });
});
