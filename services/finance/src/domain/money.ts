import { Decimal } from 'decimal.js';

/** An exact amount (FN-6): a decimal without exponent and without zeros at its end. */
export interface Money {
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** More digits than any amount times any rate has, so that nothing is rounded on the way. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** The same amount, always spelled the same: `1234.50` is `1234.5`. */
export const exactly = (amount: string): string => new Exact(amount).toFixed();

export const sumOf = (amounts: readonly string[]): string =>
  amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0)).toFixed();

export const plus = (a: string, b: string): string => new Exact(a).plus(b).toFixed();

export const minus = (a: string, b: string): string => new Exact(a).minus(b).toFixed();

export const isMore = (a: string, b: string): boolean => new Exact(a).greaterThan(b);

export const isZero = (amount: string): boolean => new Exact(amount).isZero();

export const isPositive = (amount: string): boolean => isMore(amount, '0');

export const smallerOf = (a: string, b: string): string => Exact.min(a, b).toFixed();

/** `amount`, or nothing where it is below zero. */
export const atLeastNothing = (amount: string): string => Exact.max(amount, 0).toFixed();

/** Per cent, rounded half up to two places. */
export const percentOf = (part: string, whole: string): string =>
  new Exact(part).times(100).dividedBy(whole).toDecimalPlaces(2).toFixed();

/** The tax inside an amount that includes it, rounded half up to two places, as it stands on a fapiao (FN-3). */
export const taxWithin = (amount: string, ratePercent: string): string =>
  new Exact(amount).times(ratePercent).dividedBy(new Exact(100).plus(ratePercent)).toDecimalPlaces(2).toFixed();
