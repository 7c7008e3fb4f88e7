import { isRefusal } from '@tributary/service-kit';
import * as fc from 'fast-check';
import { hold, neverHeld, release, ship } from './reservation';
import { available, type StockLevel } from './stock';

const now = new Date('2026-03-05T02:00:00Z');
const policy = { holdHours: 48 };
const level = (sku: string, warehouse: string, onHand: number, reserved = 0): StockLevel => ({
  sku,
  warehouse,
  onHand,
  reserved,
});
const held = (...levels: StockLevel[]) =>
  hold(
    'o-1',
    [
      { sku: 'A', quantity: 2 },
      { sku: 'B', quantity: 1 },
    ],
    levels,
    policy,
    now,
  );

describe('reserving stock (IV-3)', () => {
  it('given one warehouse has every line, when reserved, then all come from there', () => {
    expect(held(level('A', 'beijing', 9), level('A', 'shanghai', 2), level('B', 'shanghai', 1))).toMatchObject({
      warehouse: 'shanghai',
      state: 'held',
      expiresAt: new Date('2026-03-07T02:00:00Z'),
    });
  });

  it('given no warehouse has them together, when reserved, then nothing is held and the short product is named', () => {
    expect(held(level('A', 'beijing', 9), level('B', 'shanghai', 1))).toMatchObject({ refused: 'stock.insufficient' });
    expect(held(level('A', 'shanghai', 9), level('B', 'shanghai', 5, 5))).toEqual({
      refused: 'stock.insufficient',
      details: { sku: 'B' },
    });
  });

  it('given a product on two lines, when reserved, then it is needed twice', () => {
    const lines = [
      { sku: 'A', quantity: 2 },
      { sku: 'A', quantity: 2 },
    ];
    expect(hold('o-1', lines, [level('A', 'shanghai', 3)], policy, now)).toMatchObject({ refused: 'stock.insufficient' });
  });

  it('never holds more than is free, whatever is asked of whatever is there', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ sku: fc.constantFrom('A', 'B', 'C'), quantity: fc.integer({ min: 1, max: 5 }) }), { minLength: 1 }),
        fc.uniqueArray(
          fc
            .record({
              sku: fc.constantFrom('A', 'B', 'C'),
              warehouse: fc.constantFrom('x', 'y'),
              onHand: fc.nat(20),
              part: fc.nat(100),
            })
            .map(({ sku, warehouse, onHand, part }) => level(sku, warehouse, onHand, Math.floor((onHand * part) / 100))),
          { selector: ({ sku, warehouse }) => `${sku}@${warehouse}` },
        ),
        (lines, levels) => {
          const outcome = hold('o-1', lines, levels, policy, now);
          if (isRefusal(outcome)) return;
          for (const { sku, quantity } of outcome.lines) {
            const from = levels.find((one) => one.sku === sku && one.warehouse === outcome.warehouse);
            expect(from && available(from)).toBeGreaterThanOrEqual(quantity);
          }
        },
      ),
    ));
});

describe('what becomes of a reservation', () => {
  const reservation = { ...neverHeld('o-1', now), state: 'held' as const };

  it('given it is held, when released twice, then the second changes nothing', () => {
    const once = release(reservation);
    expect(once).toMatchObject({ state: 'released', version: 2 });
    expect(release(once)).toBe(once);
  });

  it('given it has shipped, when shipped again, then it is the same shipment; when released, then it stays shipped', () => {
    const shipped = ship(reservation);
    if (isRefusal(shipped)) throw new Error(shipped.refused);
    expect(ship(shipped)).toBe(shipped);
    expect(release(shipped)).toBe(shipped);
  });

  it('given it was released, when shipped, then it is refused', () => {
    expect(ship(release(reservation))).toEqual({ refused: 'reservation.not-held' });
  });
});
