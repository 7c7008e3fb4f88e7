import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import { ship } from '../domain/reservation';
import type { StockDocument } from '../domain/stock';
import type { AtTheStockDesk } from './stock-desk';

interface Needs {
  readonly atTheDesk: AtTheStockDesk;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** IV-3: the goods leave; what was reserved becomes outbound entries of the ledger. */
export const makeShipReservation =
  ({ atTheDesk, newId, now }: Needs) =>
  (
    actor: Actor,
    { orderId }: { readonly orderId: string },
  ): Promise<StockDocument | Refusal<'record.not-found' | 'reservation.not-held'>> =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.reservation(orderId);
      if (!before) return { refused: 'record.not-found' };
      const after = ship(before);
      if (isRefusal(after)) return after;
      if (after === before) return (await desk.shipmentOf(orderId)) ?? { refused: 'record.not-found' };

      await desk.levels(before.lines.map(({ sku }) => sku));
      await desk.save(before, after);
      const { warehouse, lines } = before;
      const document: StockDocument = {
        ...{
          documentId: newId(),
          documentNumber: `OUT-${orderId}`,
          warehouse,
          kind: 'outbound',
          lines,
          orderId,
          postedAt: now(),
        },
      };
      await desk.post(document);
      return document;
    });
