import { serviceActor } from '@tributary/service-kit';
import { release } from '../domain/reservation';
import type { AtTheStockDesk } from './stock-desk';

interface Needs {
  readonly atTheDesk: AtTheStockDesk;
  /** Held ones whose time is over, oldest first. */
  readonly expired: (now: Date, limit: number) => Promise<readonly string[]>;
  readonly now: () => Date;
}

const batch = 100;

/** IV-3: what nobody shipped in time is free again. One transaction each, so that one that is busy holds up no other. */
export const makeExpireReservations =
  ({ atTheDesk, expired, now }: Needs) =>
  async (): Promise<{ readonly more: boolean }> => {
    const orders = await expired(now(), batch);
    for (const orderId of orders) {
      await atTheDesk(serviceActor('inventory'), async (desk) => {
        const before = await desk.reservation(orderId);
        if (before?.state !== 'held' || before.expiresAt > now()) return;
        await desk.levels(before.lines.map(({ sku }) => sku));
        await desk.save(before, release(before));
      });
    }
    return { more: orders.length === batch };
  };
