import fc from 'fast-check';
import { discounted, isMore, isSettled, isTooLarge, largestOf, minus, money, shareOf, sumOf } from './money';

/** Ten-thousandths, so that the test can count without decimals of its own. */
const units = fc.bigInt({ min: 0n, max: 10n ** 18n });
const amountOf = (count: bigint): string => {
  const digits = String(count < 0n ? -count : count).padStart(5, '0');
  return `${count < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
};
/** Of the second kind half lie just in the middle between two fen. */
const uneven = fc.oneof(
  units,
  units.map((count) => (count / 50n) * 50n),
);
const written = (count: bigint): string => money({ amount: amountOf(count), currency: 'CNY' }).amount;
const rounded = (above: bigint, below: bigint): bigint => (2n * above + below) / (2n * below);

describe('money, whatever the amounts (FN-6)', () => {
  it('is spelled one way, and summed and compared to the last digit', () => {
    fc.assert(
      fc.property(units, units, (a, b) => {
        const [one, other] = [amountOf(a), amountOf(b)];
        expect(written(a)).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(sumOf([one, other])).toBe(written(a + b));
        expect(minus(one, other)).toBe(written(a - b));
        expect(isMore(one, other)).toBe(a > b);
        expect(isSettled(minus(one, other))).toBe(a <= b);
        expect(largestOf([one, other])).toBe(written(a > b ? a : b));
        expect(isTooLarge(one)).toBe(a >= 10n ** 19n);
      }),
    );
    expect([isTooLarge('999999999999999.9999'), isTooLarge('1000000000000000')]).toEqual([false, true]);
  });

  it('is rounded once, half up, in the price of a line (SL-7)', () => {
    const percent = fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.constant(0));
    fc.assert(
      fc.property(uneven, fc.integer({ min: 1, max: 100_000 }), percent, (price, quantity, off) => {
        const hundredths = rounded(price * BigInt(quantity) * BigInt(10_000 - off), 1_000_000n);
        expect(discounted(amountOf(price), quantity, String(off / 100))).toBe(written(hundredths * 100n));
      }),
    );
  });

  it('goes back for a part of what was bought as that part, and never more than is left', () => {
    fc.assert(
      fc.property(uneven, fc.integer({ min: 1, max: 1_000 }), fc.nat(1_000), units, (total, whole, count, left) => {
        const part = Math.min(count, whole);
        const exact = rounded(total * BigInt(part), BigInt(whole) * 100n) * 100n;
        expect(shareOf(amountOf(total), part, whole, amountOf(left))).toBe(written(exact < left ? exact : left));
      }),
    );
  });
});
