import { documentNumber, yearOf } from './document-number';

describe('document numbers', () => {
  it('belong to the year of the company’s calendar', () => {
    const newYearInShanghai = new Date('2026-12-31T16:00:00Z');
    expect(yearOf(newYearInShanghai, 'Asia/Shanghai')).toBe(2027);
    expect(yearOf(newYearInShanghai, 'UTC')).toBe(2026);
  });

  it('are six digits, or more when a year has more', () => {
    expect(documentNumber('C', 2026, 123)).toBe('C-2026-000123');
    expect(documentNumber('O', 2026, 1_234_567)).toBe('O-2026-1234567');
  });
});
