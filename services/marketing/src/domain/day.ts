/** Whether text such as `2026-02-31` names a day that exists; the year 0 does not. */
export function isDay(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(`${text}T`);
  return exists && text >= '0001';
}
