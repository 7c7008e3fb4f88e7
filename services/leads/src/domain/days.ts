const dayMs = 86_400_000;

export const addDays = (from: Date, days: number): Date => new Date(from.getTime() + days * dayMs);

/** The calendar day of an instant where the policy's clock hangs, such as `2026-03-01`. */
export const dayIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

export const earlier = (a: Date, b: Date): Date => new Date(Math.min(a.getTime(), b.getTime()));

export const later = (a: Date, b: Date): Date => new Date(Math.max(a.getTime(), b.getTime()));
