import { fromWire } from '@tributary/contracts';
import type { StockServiceService } from '@tributary/contracts/inventory';
import type { Peer } from '@tributary/service-kit';
import type { StockKeeper } from '../../use-cases/orders/fulfil-orders';

/** Nobody waits for the answer: sales asks on its own behalf, each step under a key of its own. */
export const makeStockKeeper = (stock: Peer<typeof StockServiceService>): StockKeeper => ({
  reserve: async ({ orderId, lines }) => {
    const goods = lines.map(({ sku, quantity }) => ({ sku, quantity }));
    const { state } = await stock.reserveStock({ orderId, lines: goods }, as(`${orderId}-reserve`));
    return fromWire('RESERVATION_STATE', state) ?? 'held';
  },
  release: async ({ orderId }) => {
    const { state } = await stock.releaseReservation({ orderId }, as(`${orderId}-release`));
    return fromWire('RESERVATION_STATE', state) === 'shipped' ? 'shipped' : 'released';
  },
});

const as = (idempotencyKey: string) => ({ asOurselves: true, idempotencyKey });
