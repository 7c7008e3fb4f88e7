import type { Refusal } from '@tributary/service-kit';
import { available, type StockLevel, type StockLine, summed } from './stock';

/** Stock held for one order (IV-3). Instants are UTC. */
export interface Reservation {
  readonly orderId: string;
  readonly state: 'held' | 'released' | 'shipped';
  /** All lines come from one warehouse; empty when nothing was ever held. */
  readonly warehouse: string;
  readonly lines: readonly StockLine[];
  readonly expiresAt: Date;
  readonly version: number;
}

export interface ReservationPolicy {
  /** Hours an order may wait for its shipment. */
  readonly holdHours: number;
}

/** IV-3: unless an administrator says otherwise, a month. */
export const defaultReservationPolicy: ReservationPolicy = { holdHours: 30 * 24 };

/** IV-3: every line from the first warehouse, by name, that has all of them free; or nothing at all. */
export function hold(
  orderId: string,
  lines: readonly StockLine[],
  levels: readonly StockLevel[],
  { holdHours }: ReservationPolicy,
  now: Date,
): Reservation | Refusal<'stock.insufficient'> {
  const wanted = summed(lines);
  const warehouse = [...new Set(levels.map((level) => level.warehouse))].sort().find((name) => hasAll(name, wanted, levels));
  if (warehouse === undefined) {
    const short = wanted.find(({ sku, quantity }) => mostAvailable(sku, levels) < quantity) ?? wanted[0];
    return { refused: 'stock.insufficient', details: { sku: short?.sku ?? '' } };
  }
  const expiresAt = new Date(now.getTime() + holdHours * 3_600_000);
  return { orderId, state: 'held', warehouse, lines: wanted, expiresAt, version: 1 };
}

/** What a release leaves for an order that nothing is held for: a reservation that arrives late finds it and holds nothing. */
export const neverHeld = (orderId: string, now: Date): Reservation => ({
  orderId,
  state: 'released',
  warehouse: '',
  lines: [],
  expiresAt: now,
  version: 1,
});

/** Of a reservation that has left or was released already nothing changes. */
export const release = (reservation: Reservation): Reservation =>
  reservation.state === 'held' ? { ...reservation, state: 'released', version: reservation.version + 1 } : reservation;

/** IV-3: what leaves was held; shipping twice is shipping once. */
export function ship(reservation: Reservation): Reservation | Refusal<'reservation.not-held'> {
  if (reservation.state === 'released') return { refused: 'reservation.not-held' };
  return reservation.state === 'shipped' ? reservation : { ...reservation, state: 'shipped', version: reservation.version + 1 };
}

const hasAll = (warehouse: string, wanted: readonly StockLine[], levels: readonly StockLevel[]): boolean =>
  wanted.every(({ sku, quantity }) =>
    levels.some((level) => level.warehouse === warehouse && level.sku === sku && available(level) >= quantity),
  );

const mostAvailable = (sku: string, levels: readonly StockLevel[]): number =>
  Math.max(0, ...levels.filter((level) => level.sku === sku).map(available));
