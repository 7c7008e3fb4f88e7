import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { divide, minus, plus, roiPercent } from './money';

describe('money', () => {
  it('given a third of two hundred thousand, when divided, then the fen left over go to the first', () => {
    expect(divide('200000', [1, 1, 1])).toEqual(['66666.67', '66666.67', '66666.66']);
    expect(divide('0.01', [1, 1, 1])).toEqual(['0.01', '0', '0']);
    expect(divide('1.0001', [1, 1])).toEqual(['0.5001', '0.5']);
  });

  it('given weights, when divided, then the largest remainder gets what is left', () => {
    expect(divide('1', [1, 5])).toEqual(['0.17', '0.83']);
    expect(divide('100', [0, 3, 0])).toEqual(['0', '100', '0']);
  });

  const amount = fc.bigInt({ min: 1n, max: 10n ** 18n }).map((parts) => new Decimal(`${parts}e-4`).toFixed());
  const weights = fc
    .array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 40 })
    .filter((all) => all.some(Boolean));

  it('loses nothing, whatever is divided by whatever, and nobody gets a unit more than their part', () =>
    fc.assert(
      fc.property(amount, weights, (whole, all) => {
        const parts = divide(whole, all);
        expect(parts.reduce(plus, '0')).toBe(new Decimal(whole).toFixed());
        const sum = all.reduce((one, other) => one + other, 0);
        const unit = new Decimal(10).pow(-Math.max(2, new Decimal(whole).decimalPlaces()));
        const Exact = Decimal.clone({ precision: 60 });
        all.forEach((weight, place) => {
          const exact = new Exact(whole).times(weight).dividedBy(sum);
          expect(new Exact(parts[place] ?? 'NaN').minus(exact).abs().lessThan(unit)).toBe(true);
          if (weight === 0) expect(parts[place]).toBe('0');
        });
      }),
    ));

  it.each([
    ['722000', '62345.67', '1058.06'],
    ['0', '100', '-100.00'],
    ['5', '0', ''],
  ])('%s for %s is %j per cent', (collected, cost, percent) => {
    expect(roiPercent(collected, cost)).toBe(percent);
    expect(minus(plus(collected, cost), cost)).toBe(collected);
  });
});
