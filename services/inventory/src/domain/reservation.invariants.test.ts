import { isRefusal } from '@tributary/service-kit';
import fc from 'fast-check';
import { hold, type Reservation, release, ship } from './reservation';
import { type StockLevel, summed } from './stock';

const now = new Date('2026-03-05T02:00:00Z');
const sku = fc.constantFrom('A', 'B', 'C');
const lines = fc.array(fc.record({ sku, quantity: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 6 });
const order = fc.nat(3).map((number) => `o-${number}`);
const step = fc.oneof(
  fc.record({ kind: fc.constant('hold' as const), order, lines }),
  fc.record({ kind: fc.constantFrom('release' as const, 'ship' as const), order }),
);

/** What is in the one warehouse, told from the reservations alone. */
const levelsAfter = (arrived: number, reservations: ReadonlyMap<string, Reservation>): readonly StockLevel[] =>
  ['A', 'B', 'C'].map((one) => {
    const countOf = (state: Reservation['state']): number =>
      [...reservations.values()]
        .filter((reservation) => reservation.state === state)
        .flatMap((reservation) => reservation.lines)
        .filter((line) => line.sku === one)
        .reduce((sum, { quantity }) => sum + quantity, 0);
    return { sku: one, warehouse: 'x', onHand: arrived - countOf('shipped'), reserved: countOf('held') };
  });

describe('stock, whatever becomes of its orders (IV-3)', () => {
  it('is never promised or shipped beyond what is there, ends once for each order, and counts versions without gaps', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.array(step, { maxLength: 40 }), (arrived, steps) => {
        const reservations = new Map<string, Reservation>();
        for (const taken of steps) {
          const before = reservations.get(taken.order);
          if (taken.kind === 'hold') {
            if (before) continue;
            const held = hold(taken.order, taken.lines, levelsAfter(arrived, reservations), { holdHours: 1 }, now);
            if (isRefusal(held)) {
              const missing = summed(taken.lines).filter(({ sku: one, quantity }) => {
                const level = levelsAfter(arrived, reservations).find((candidate) => candidate.sku === one);
                return (level?.onHand ?? 0) - (level?.reserved ?? 0) < quantity;
              });
              expect(missing.map(({ sku: one }) => one)).toContain(held.details?.['sku']);
            } else reservations.set(taken.order, held);
          } else if (before) {
            const after = taken.kind === 'ship' ? ship(before) : release(before);
            if (isRefusal(after)) {
              expect(before.state).toBe('released');
              continue;
            }
            expect(after.version - before.version).toBe(before.state === 'held' ? 1 : 0);
            if (before.state !== 'held') expect(after).toBe(before);
            expect(after.lines).toEqual(before.lines);
            reservations.set(taken.order, after);
          }
          for (const { onHand, reserved } of levelsAfter(arrived, reservations)) {
            expect(reserved).toBeGreaterThanOrEqual(0);
            expect(onHand).toBeGreaterThanOrEqual(reserved);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is asked for once for each product, and no unit of it is forgotten', () => {
    fc.assert(
      fc.property(lines, (wanted) => {
        const once = summed(wanted);
        expect(once.map(({ sku: one }) => one)).toEqual([...new Set(wanted.map(({ sku: one }) => one))].sort());
        for (const { sku: one, quantity } of once) {
          const all = wanted.filter((line) => line.sku === one);
          expect(quantity).toBe(all.reduce((sum, line) => sum + line.quantity, 0));
        }
      }),
    );
  });
});
