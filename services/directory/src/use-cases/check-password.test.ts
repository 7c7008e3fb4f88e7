import { makeCheckPassword, type PasswordRecord } from './check-password';

const start = new Date('2026-03-02T02:00:00Z');

function given() {
  let record: PasswordRecord = { employeeId: 'e-1', hash: 'hash of right', failedAttempts: 0, lockedUntil: undefined };
  let time = start;
  const check = makeCheckPassword({
    atTheDesk: (work) =>
      work({
        record: async (login) => (login === 'chen.li' ? record : undefined),
        note: async (_, failedAttempts, lockedUntil) => {
          record = { ...record, failedAttempts, lockedUntil };
        },
      }),
    matches: async (hash, password) => hash === `hash of ${password}`,
    now: () => time,
  });
  const later = (minutes: number) => {
    time = new Date(start.getTime() + minutes * 60_000);
  };
  return { check, later };
}

describe('a password', () => {
  it('given the right one, when checked, then it names the employee', async () => {
    expect(await given().check('chen.li', 'right')).toEqual({ employeeId: 'e-1' });
  });

  it('given an unknown login, when checked, then it is as wrong as a wrong password', async () => {
    expect(await given().check('nobody', 'right')).toBe('wrong');
  });

  it('given five wrong guesses, when the right one follows, then it is locked for five minutes', async () => {
    const { check, later } = given();
    for (let guess = 1; guess < 5; guess++) expect(await check('chen.li', 'wrong')).toBe('wrong');
    expect(await check('chen.li', 'wrong')).toBe('locked');
    expect(await check('chen.li', 'right')).toBe('locked');
    later(6);
    expect(await check('chen.li', 'right')).toEqual({ employeeId: 'e-1' });
  });

  it('given four wrong guesses, when the right one follows, then counting starts anew', async () => {
    const { check } = given();
    for (let guess = 1; guess < 5; guess++) await check('chen.li', 'wrong');
    await check('chen.li', 'right');
    expect(await check('chen.li', 'wrong')).toBe('wrong');
  });
});
