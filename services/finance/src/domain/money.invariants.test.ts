import fc from 'fast-check';
import { atLeastNothing, exactly, isMore, isZero, minus, percentOf, plus, smallerOf, sumOf, taxWithin } from './money';

/** Ten-thousandths, so that the test can count without decimals of its own. */
const units = fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n });
const amountOf = (count: bigint): string => {
  const digits = String(count < 0n ? -count : count).padStart(5, '0');
  return `${count < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
};
const written = (count: bigint): string => exactly(amountOf(count));
/** Half up, as of positive numbers. */
const rounded = (above: bigint, below: bigint): bigint => (2n * above + below) / (2n * below);

describe('money, whatever the amounts (FN-6)', () => {
  it('is spelled one way: no exponent, no zeros at the end', () => {
    fc.assert(
      fc.property(units, fc.nat(3), (count, zeros) => {
        const one = written(count);
        expect(one).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(exactly(`${amountOf(count)}${'0'.repeat(zeros)}`)).toBe(one);
      }),
    );
  });

  it('is added, taken away and compared to the last digit', () => {
    fc.assert(
      fc.property(units, units, (a, b) => {
        const [one, other] = [amountOf(a), amountOf(b)];
        expect(plus(one, other)).toBe(written(a + b));
        expect(minus(one, other)).toBe(written(a - b));
        expect(isMore(one, other)).toBe(a > b);
        expect(isZero(minus(one, other))).toBe(a === b);
        expect(smallerOf(one, other)).toBe(written(a < b ? a : b));
        expect(atLeastNothing(one)).toBe(written(a > 0n ? a : 0n));
      }),
    );
  });

  it('sums to the same, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(units, { maxLength: 30 }), (all) => {
        const total = written(all.reduce((sum, one) => sum + one, 0n));
        expect(sumOf(all.map(amountOf))).toBe(total);
        expect(sumOf(all.map(amountOf).reverse())).toBe(total);
      }),
    );
  });

  it('is rounded once, half up, in taxes and shares (FN-3)', () => {
    const positive = fc.bigInt({ min: 1n, max: 10n ** 17n });
    // Of the second kinds half lie just in the middle between two fen.
    const parts = fc.oneof(
      positive,
      positive.map((count) => count * 100n),
    );
    const wholes = fc.oneof(positive, fc.constant(20_000n));
    const rates = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constant(100));
    fc.assert(
      fc.property(parts, wholes, rates, (part, whole, rate) => {
        const hundredths = (count: bigint): string => exactly(amountOf(count * 100n));
        expect(percentOf(amountOf(part), amountOf(whole))).toBe(hundredths(rounded(part * 10_000n, whole)));
        const tax = rounded(part * BigInt(rate), 100n * (100n + BigInt(rate)));
        expect(taxWithin(amountOf(part), String(rate))).toBe(hundredths(tax));
      }),
    );
  });
});
