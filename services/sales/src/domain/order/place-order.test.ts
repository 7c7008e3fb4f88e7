import { isRefusal } from '@tributary/service-kit';
import fc from 'fast-check';
import { aContract, now } from '../../../test/builders';
import { minus, sumOf } from '../money';
import type { OrderLine } from './order';
import { placeOrder, type Wanted } from './place-order';

const ids = { orderId: 'order-1', number: 'O-2026-000001' };
const place = (wanted: readonly Wanted[], placed: readonly OrderLine[] = []) => placeOrder(aContract(), placed, wanted, ids, now);

describe('placing an order (SL-9)', () => {
  it('orders everything that is left when nothing is named', () => {
    const placed = [{ sku: 'A', quantity: 3, total: '1' }];
    expect(place([], placed)).toMatchObject({
      order: { lines: [{ sku: 'B', quantity: 2, total: '10' }], total: { amount: '10', currency: 'CNY' }, state: 'confirmed' },
    });
  });

  it('refuses what the contract does not hold, or holds no more', () => {
    expect(place([{ sku: 'C', quantity: 1 }])).toMatchObject({ refused: 'order.product-not-in-contract' });
    expect(place([{ sku: 'A', quantity: 4 }])).toMatchObject({ refused: 'order.exceeds-contract', details: { left: 3 } });
    const twice = { sku: 'A', quantity: 1 };
    expect(place([twice, twice])).toMatchObject({ refused: 'order.product-repeated' });
    const all = aContract().lines.map(({ sku, quantity, total }) => ({ sku, quantity, total: total.amount }));
    expect(place([], all)).toMatchObject({ refused: 'order.nothing-left' });
    expect(placeOrder(aContract({ state: 'draft' }), [], [], ids, now)).toMatchObject({ refused: 'contract.not-in-force' });
  });

  it('adds up to the contract, in whatever parts it is ordered and whatever is cancelled between', () => {
    const step = fc.record({ quantity: fc.integer({ min: 1, max: 3 }), cancels: fc.boolean() });
    const price = fc
      .integer({ min: 0, max: 1_000 })
      .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.integer({ min: 1, max: 9 }), price, (steps, quantity, amount) => {
        const [line] = aContract().lines;
        if (!line) throw new Error('the contract has a line');
        const total = { amount: minus(amount, '0'), currency: 'CNY' };
        const contract = aContract({ lines: [{ ...line, quantity, total }], total });
        let placed: OrderLine[] = [];
        for (const { quantity: wanted, cancels } of steps) {
          const outcome = placeOrder(contract, placed, [{ sku: 'A', quantity: wanted }], ids, now);
          if (!isRefusal(outcome)) placed.push(...outcome.order.lines);
          if (cancels) placed = placed.slice(1);
        }
        const rest = placeOrder(contract, placed, [], ids, now);
        if (!isRefusal(rest)) placed.push(...rest.order.lines);
        expect(placed.reduce((sum, one) => sum + one.quantity, 0)).toBe(quantity);
        expect(sumOf(placed.map((one) => one.total))).toBe(total.amount);
        expect(placed.every((one) => Number(one.total) >= 0)).toBe(true);
      }),
    );
  });
});
