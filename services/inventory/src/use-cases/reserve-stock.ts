import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import { hold, type Reservation, type ReservationPolicy } from '../domain/reservation';
import type { AtTheStockDesk, OrderLines } from './stock-desk';

interface Needs {
  readonly atTheDesk: AtTheStockDesk;
  readonly policy: ReservationPolicy;
  readonly now: () => Date;
}

/** IV-3: an order that was reserved for, released or shipped before is answered as it stands. */
export const makeReserveStock =
  ({ atTheDesk, policy, now }: Needs) =>
  (actor: Actor, { orderId, lines }: OrderLines): Promise<Reservation | Refusal<'stock.insufficient'>> =>
    atTheDesk(actor, async (desk) => {
      const known = await desk.reservation(orderId);
      if (known) return known;
      const levels = await desk.levels(lines.map(({ sku }) => sku));
      const outcome = hold(orderId, lines, levels, policy, now());
      if (isRefusal(outcome)) return outcome;
      await desk.save(undefined, outcome);
      return outcome;
    });
