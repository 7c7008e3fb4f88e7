/** What the store knows of a login; the row is locked until the end, so that guesses are counted one by one. */
export interface PasswordRecord {
  readonly employeeId: string;
  readonly hash: string;
  readonly failedAttempts: number;
  readonly lockedUntil: Date | undefined;
}

interface PasswordDesk {
  record(login: string): Promise<PasswordRecord | undefined>;
  note(employeeId: string, failedAttempts: number, lockedUntil: Date | undefined): Promise<void>;
}

interface Needs {
  readonly atTheDesk: <T>(work: (desk: PasswordDesk) => Promise<T>) => Promise<T>;
  readonly matches: (hash: string, password: string) => Promise<boolean>;
  readonly now: () => Date;
}

export type PasswordCheck = { readonly employeeId: string } | 'wrong' | 'locked';

const attemptsBeforeLock = 5;
const lockMinutes = 5;

/** Compared against when nobody has this login, so that the answer takes as long as a wrong password. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$oRkoznVzKKhZoqe/2HTzqQ$jg9beOvnQuW4wA+e5s/fRkS8ZYTu31YeG+DiBiYoGoQ';

/** DR-2, built-in provider. Five wrong guesses in a row lock the login for five minutes. */
export const makeCheckPassword =
  ({ atTheDesk, matches, now }: Needs) =>
  async (login: string, password: string): Promise<PasswordCheck> => {
    const seen = await atTheDesk((desk) => desk.record(login));
    if (seen?.lockedUntil && seen.lockedUntil > now()) return 'locked';
    // Outside of any transaction: the comparison is slow on purpose.
    const fits = await matches(seen?.hash ?? nobodysHash, password);
    if (!seen) return 'wrong';

    return atTheDesk(async (desk): Promise<PasswordCheck> => {
      const record = (await desk.record(login)) ?? seen;
      if (record.lockedUntil && record.lockedUntil > now()) return 'locked';
      if (fits && record.hash === seen.hash) {
        if (record.failedAttempts > 0) await desk.note(record.employeeId, 0, undefined);
        return { employeeId: record.employeeId };
      }
      const failed = record.failedAttempts + 1;
      const lockedUntil = failed % attemptsBeforeLock === 0 ? new Date(now().getTime() + lockMinutes * 60_000) : undefined;
      await desk.note(record.employeeId, failed, lockedUntil);
      return lockedUntil ? 'locked' : 'wrong';
    });
  };
