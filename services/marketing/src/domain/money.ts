import { Decimal } from 'decimal.js';

/** An exact amount (FN-6): a decimal without exponent and without zeros at its end. */
export interface Money {
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** More digits than any sum of amounts has, so that nothing is rounded on the way. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** The same amount, always spelled the same: `1234.50` is `1234.5`. */
export const money = ({ amount, currency }: Money): Money => ({ amount: new Exact(amount).toFixed(), currency });

export const plus = (a: string, b: string): string => new Exact(a).plus(b).toFixed();

export const minus = (a: string, b: string): string => new Exact(a).minus(b).toFixed();

export const isZero = (amount: string): boolean => new Exact(amount).isZero();

export const isPositive = (amount: string): boolean => new Exact(amount).greaterThan(0);

export const isNegative = (amount: string): boolean => new Exact(amount).lessThan(0);

/** What came back for what was spent: (collected − cost) ÷ cost in per cent, two places; empty where nothing was spent. */
export const roiPercent = (collected: string, cost: string): string =>
  isPositive(cost) ? new Exact(collected).minus(cost).times(100).dividedBy(cost).toFixed(2) : '';

/**
 * Divides an amount by whole weights, exactly: in the amount's own smallest unit, a hundredth or, where it has more places,
 * that of its last place. Units left over go to the largest remainders, earlier ones first.
 */
export function divide(amount: string, weights: readonly number[]): readonly string[] {
  const whole = new Exact(amount);
  const unit = new Exact(10).pow(-Math.max(2, whole.decimalPlaces()));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight, place) => {
    const exact = whole.dividedBy(unit).times(weight).dividedBy(all);
    return { place, units: exact.floor(), rest: exact.minus(exact.floor()) };
  });
  const left = whole.dividedBy(unit).minus(parts.reduce((sum, { units }) => sum.plus(units), new Exact(0)));
  const lucky = new Set(
    [...parts]
      .sort((a, b) => b.rest.comparedTo(a.rest) || a.place - b.place)
      .slice(0, left.toNumber())
      .map(({ place }) => place),
  );
  return parts.map(({ place, units }) =>
    units
      .plus(lucky.has(place) ? 1 : 0)
      .times(unit)
      .toFixed(),
  );
}
