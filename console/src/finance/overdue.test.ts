import { isOverdue } from './overdue';

describe('what is owed', () => {
  const owed = { dueOn: '2026-03-31', outstanding: { amount: '0.01', currency: 'CNY' } };
  const at = (local: string) => new Date(local).getTime();

  it('is overdue from the day after it was due, until it is paid', () => {
    expect(isOverdue(owed, at('2026-03-31T18:00:00'))).toBe(false);
    expect(isOverdue(owed, at('2026-04-01T08:00:00'))).toBe(true);
    expect(isOverdue({ ...owed, outstanding: { amount: '0', currency: 'CNY' } }, at('2026-04-01T08:00:00'))).toBe(false);
  });
});
