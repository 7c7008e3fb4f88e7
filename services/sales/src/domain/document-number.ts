/** The year by the company's calendar: a contract of New Year's morning in Shanghai belongs to the new year. */
export const yearOf = (now: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(now));

/** For people: `C-2026-000123`. Unique, rising within the year. */
export const documentNumber = (letter: 'C' | 'O', year: number, count: number): string =>
  `${letter}-${year}-${String(count).padStart(6, '0')}`;
