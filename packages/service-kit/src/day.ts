/** Whether text such as `2026-02-31` names a day that exists, from the year 1 to 9999. */
export function isDay(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '0001' && !Number.isNaN(midnight.getTime()) && isoDay(midnight) === text;
}

const isoDay = (midnight: Date): string => midnight.toISOString().slice(0, 10);
