import fc from 'fast-check';
import { addBusinessMinutes, type BusinessHours, businessMinutesBetween } from './business-hours';

const hours: BusinessHours = {
  ...{ utcOffset: 480, opens: 540, closes: 1080, workdays: [1, 2, 3, 4, 5] },
  ...{ holidays: ['2026-10-01', '2026-10-02'], makeUpDays: ['2026-10-10'] },
};

/** An instant in Shanghai. */
const at = (local: string): Date => new Date(`${local}+08:00`);

describe('business hours (SD-5)', () => {
  it.each([
    ['within a day', '2026-03-05T10:00', 60, '2026-03-05T11:00'],
    ['from before opening', '2026-03-05T03:00', 60, '2026-03-05T10:00'],
    ['from after closing', '2026-03-05T20:00', 60, '2026-03-06T10:00'],
    ['up to closing time', '2026-03-05T17:00', 60, '2026-03-05T18:00'],
    ['over a night', '2026-03-05T17:30', 60, '2026-03-06T09:30'],
    ['over a weekend', '2026-03-06T17:30', 60, '2026-03-09T09:30'],
    ['over a holiday, with a Saturday worked for it', '2026-09-30T17:30', 30 + 5 * 540 + 30, '2026-10-10T09:30'],
  ])('count %s', (_case, from, minutes, until) => {
    expect(addBusinessMinutes(at(from), minutes, hours)).toEqual(at(until));
    expect(businessMinutesBetween(at(from), at(until), hours)).toBe(minutes);
  });

  it('are as long as was added, from any instant', () => {
    const instant = fc.date({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.nat(5_000), (from, minutes) => {
        const until = addBusinessMinutes(from, minutes, hours);
        expect(businessMinutesBetween(from, until, hours)).toBeCloseTo(minutes, 6);
        expect(until >= from).toBe(true);
      }),
    );
  });

  it('need a workday', () => {
    expect(() => addBusinessMinutes(at('2026-03-05T10:00'), 1, { ...hours, workdays: [], makeUpDays: [] })).toThrow('no workday');
  });
});
