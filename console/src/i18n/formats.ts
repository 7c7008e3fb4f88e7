import type { Schema } from '../api/client';

export interface Formats {
  /** 26 Nov 2026 */
  date(instant: string): string;
  /** 26 Nov 2026, 14:05, in the zone of this browser */
  dateTime(instant: string): string;
  /** in 3 days, 5 minutes ago */
  relative(instant: string, now: number): string;
  /** ¥200,000.00; large Chinese amounts in 万 and 亿 */
  money(amount: Schema<'common.v1.Money'>): string;
  /** ¥1,200,000.00, to the cent: on what is signed, paid or booked. */
  exactMoney(amount: Schema<'common.v1.Money'>): string;
  number(value: number): string;
}

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Numbers and times as a language writes them. */
export function makeFormats(language: string): Formats {
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const number = new Intl.NumberFormat(language);
  return {
    date: (instant) => date.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    relative: (instant, now) => {
      const ms = new Date(instant).getTime() - now;
      const [unit, size] = steps.find(([, least]) => Math.abs(ms) >= least) ?? ['minute', 60_000];
      return relative.format(Math.trunc(ms / size), unit);
    },
    money: ({ amount, currency }) => {
      const digits = amount?.replace(/^-|\..*$/g, '').length ?? 0;
      const style = { style: 'currency', currency: currency || 'CNY' } as const;
      const large = language.startsWith('zh') && digits > 5;
      const format = new Intl.NumberFormat(
        language,
        large ? { ...style, notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 2 } : style,
      );
      // As text, so that an exact amount never becomes a floating-point number.
      return format.format((amount || '0') as Intl.StringNumericLiteral);
    },
    exactMoney: ({ amount, currency }) =>
      new Intl.NumberFormat(language, { style: 'currency', currency: currency || 'CNY' }).format(
        (amount || '0') as Intl.StringNumericLiteral,
      ),
    number: (value) => number.format(value),
  };
}
