import type { Actor } from '@tributary/service-kit';
import { neverHeld, type Reservation, release } from '../domain/reservation';
import type { AtTheStockDesk } from './stock-desk';

interface Needs {
  readonly atTheDesk: AtTheStockDesk;
  readonly now: () => Date;
}

/** Undoes a reservation that has not shipped (SL-9), also one whose request is still on its way. */
export const makeReleaseReservation =
  ({ atTheDesk, now }: Needs) =>
  (actor: Actor, { orderId }: { readonly orderId: string }): Promise<Reservation> =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.reservation(orderId);
      if (before) await desk.levels(before.lines.map(({ sku }) => sku));
      const after = before ? release(before) : neverHeld(orderId, now());
      if (after !== before) await desk.save(before, after);
      return after;
    });
