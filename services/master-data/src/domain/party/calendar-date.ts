import { halfWidth } from './chinese-text';

/** 1990-02-28, 1990/2/28, 19900228, 1990年2月28日 as YYYY-MM-DD; undefined for other texts and for days that do not exist. */
export function readCalendarDate(text: string): string | undefined {
  const parts = /^(\d{4})(?:(\d{2})(\d{2})|[-/.年](\d{1,2})[-/.月](\d{1,2})日?)$/.exec(halfWidth(text));
  if (!parts) return undefined;
  const [, year = '', month = parts[4] ?? '', day = parts[5] ?? ''] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
  return exists && year >= '1880' ? date : undefined;
}
