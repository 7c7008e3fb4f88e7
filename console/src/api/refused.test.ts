import { isPassing, noAnswer, problemOf, Refused, refusalOf } from './refused';

const conflict = { type: '/problems/lead.already-held', title: 'Held', status: 409, code: 'lead.already-held' } as const;

describe('what the server refused', () => {
  it('is told in its own words', () => {
    expect(problemOf(new Refused(refusalOf(conflict, 409)))).toEqual(conflict);
  });

  it('is guessed from the status where a proxy answered instead', () => {
    expect(refusalOf('<html>Bad gateway</html>', 502).code).toBe('service.unavailable');
    expect(refusalOf('', 418).code).toBe('request.invalid');
  });

  it('is our own fault when the console itself broke', () => {
    expect(problemOf(new TypeError('x is undefined')).code).toBe('service.internal');
  });

  it('is no answer when a part of the console could not be loaded', () => {
    expect(problemOf(new TypeError('Failed to fetch dynamically imported module: /assets/x.js')).code).toBe('no-answer');
  });

  it('is worth another try only when nobody decided', () => {
    expect(isPassing(noAnswer)).toBe(true);
    expect(isPassing(refusalOf('', 503))).toBe(true);
    expect(isPassing(conflict)).toBe(false);
  });
});
