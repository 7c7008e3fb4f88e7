import { isDay } from '@tributary/service-kit';
import fc from 'fast-check';
import { dayOf, daysAfter } from './calendar';

describe('days of the calendar', () => {
  it('begin when they begin in the zone', () => {
    const instant = new Date('2026-03-09T16:00:00Z');
    expect(dayOf(instant, 'Asia/Shanghai')).toBe('2026-03-10');
    expect(dayOf(instant, 'UTC')).toBe('2026-03-09');
  });

  it('go on over months and years', () => {
    expect(daysAfter('2026-01-31', 30)).toBe('2026-03-02');
    expect(daysAfter('2027-12-31', 30)).toBe('2028-01-30');
  });

  it('are days, whatever the instant', () => {
    const instant = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(fc.property(instant, (at) => isDay(dayOf(at, 'Asia/Shanghai'))));
  });
});
