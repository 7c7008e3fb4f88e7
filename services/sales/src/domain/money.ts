import { Decimal } from 'decimal.js';

/** An exact amount (FN-6): a decimal without exponent and without zeros at its end. */
export interface Money {
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** Twice the digits that an amount of any line can have, so that nothing is rounded on the way. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** The first amount that the stores and the other services could not hold. */
const tooLarge = new Exact(10).pow(15);

/** The same amount, always spelled the same: `1234.50` is `1234.5`. */
export const money = ({ amount, currency }: Money): Money => ({ amount: new Exact(amount).toFixed(), currency });

export const sumOf = (amounts: readonly string[]): string =>
  amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0)).toFixed();

/** SL-7: quantity × price × (1 − discount), rounded half up to two places. */
export const discounted = (price: string, quantity: number, discountPercent: string): string =>
  new Exact(price).times(quantity).times(new Exact(100).minus(discountPercent)).dividedBy(100).toDecimalPlaces(2).toFixed();

/** What `part` of `whole` units of something is worth, rounded half up to two places; never more than `most`. */
export const shareOf = (total: string, part: number, whole: number, most: string): string =>
  Exact.min(new Exact(total).times(part).dividedBy(whole).toDecimalPlaces(2), most).toFixed();

export const minus = (a: string, b: string): string => new Exact(a).minus(b).toFixed();

export const isMore = (a: string, b: string): boolean => new Exact(a).greaterThan(b);

export const isTooLarge = (amount: string): boolean => new Exact(amount).greaterThanOrEqualTo(tooLarge);

/** Nothing is owed any more, or too much was paid. */
export const isSettled = (outstanding: string): boolean => new Exact(outstanding).lessThanOrEqualTo(0);

export const largestOf = (amounts: readonly string[]): string => Exact.max(0, ...amounts).toFixed();
