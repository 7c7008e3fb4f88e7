import fc from 'fast-check';
import { aProduct } from '../../../test/builders';
import { priceLines } from './line';

const products = [
  aProduct('A', '99.99'),
  aProduct('B', '180000'),
  aProduct('U', '10', 'USD'),
  aProduct('DEAR', '999999999999999'),
];
const line = (sku: string, quantity = 1, discountPercent = '') => ({ sku, quantity, discountPercent });

describe('pricing the lines of a quote (SL-7)', () => {
  it.each([
    [3, '2.5', '292.47'],
    [1, '0', '99.99'],
    [1, '50', '50'],
    [1, '100', '0'],
    [1_000_000, '0.01', '99980001'],
  ])('takes %i at %s %% off as %s, rounded half up to two places', (quantity, discount, amount) => {
    expect(priceLines([line('A', quantity, discount)], products)).toMatchObject({ total: { amount, currency: 'CNY' } });
  });

  it('sums its lines and names the highest discount', () => {
    expect(
      priceLines([line('A', 1, '5'), line('B', 2, '7.50'), line('A-2')], [...products, aProduct('A-2', '0.01')]),
    ).toMatchObject({
      ...{ total: { amount: '333095', currency: 'CNY' }, highestDiscountPercent: '7.5' },
    });
  });

  it('refuses what cannot be priced', () => {
    expect(priceLines([line('X')], products)).toMatchObject({ refused: 'quote.product-unknown', details: { sku: 'X' } });
    expect(priceLines([line('A'), line('A')], products)).toMatchObject({ refused: 'quote.product-repeated' });
    expect(priceLines([line('A'), line('U')], products)).toMatchObject({ refused: 'quote.currencies-differ' });
    expect(priceLines([line('DEAR', 2)], products)).toMatchObject({ refused: 'quote.total-too-large' });
  });

  it('never gives more away than the discount says, nor less than half a cent less', () => {
    const cents = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 0, max: 10_000 }), (price, quantity, basis) => {
        const product = aProduct('P', (price / 100).toFixed(2));
        const priced = priceLines([line('P', quantity, (basis / 100).toFixed(2))], [product]);
        if ('refused' in priced) throw new Error(priced.refused);
        const exact = BigInt(price) * BigInt(quantity) * BigInt(10_000 - basis);
        const rounded = (exact + 5_000n) / 10_000n;
        expect(BigInt(Math.round(Number(priced.total.amount) * 100))).toBe(rounded);
      }),
    );
  });
});
