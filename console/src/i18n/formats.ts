import type { Schema } from '../api/client';

type Money = Schema<'common.v1.Money'>;

export interface Formats {
  /** 26 Nov 2026 */
  date(instant: string): string;
  /** 26 Nov 2026, 14:05, in the zone of this browser */
  dateTime(instant: string): string;
  /** in 3 days, 5 minutes ago */
  relative(instant: string, now: number): string;
  /** ¥57.2万, ¥572K: to be taken in at a glance, on lists and cards. Below ten thousand to the cent. */
  money(amount: Money): string;
  /** ¥1,200,000.00, to the cent: on what is signed, paid or booked. */
  exactMoney(amount: Money): string;
  number(value: number): string;
}

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const digitsOf = ({ amount }: Money): number => amount?.replace(/^-|\..*$/g, '').length ?? 0;

/** Numbers and times as a language writes them. */
export function makeFormats(language: string): Formats {
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const number = new Intl.NumberFormat(language);
  const write = ({ amount, currency }: Money, further: Intl.NumberFormatOptions): string => {
    const style = { style: 'currency', currency: currency || 'CNY', currencyDisplay: 'narrowSymbol' } as const;
    // As text, so that an exact amount never becomes a floating-point number.
    return new Intl.NumberFormat(language, { ...style, ...further }).format((amount || '0') as Intl.StringNumericLiteral);
  };
  return {
    date: (instant) => date.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    relative: (instant, now) => {
      const ms = new Date(instant).getTime() - now;
      const [unit, size] = steps.find(([, least]) => Math.abs(ms) >= least) ?? ['minute', 60_000];
      return relative.format(Math.trunc(ms / size), unit);
    },
    money: (money) =>
      write(money, digitsOf(money) > 4 ? { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 2 } : {}),
    exactMoney: (money) => write(money, {}),
    number: (value) => number.format(value),
  };
}
