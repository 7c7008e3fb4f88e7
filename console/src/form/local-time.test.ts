import { fromLocalInput, toLocalInput } from './local-time';

describe('a time chosen in the browser', () => {
  it('comes back as the same instant, to the minute', () => {
    const instant = new Date('2026-11-26T08:05:00.000Z');
    expect(fromLocalInput(toLocalInput(instant))).toBe(instant.toISOString());
  });

  it('may be left out', () => {
    expect(fromLocalInput('')).toBeUndefined();
    expect(fromLocalInput(undefined)).toBeUndefined();
  });
});
