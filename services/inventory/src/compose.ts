import { ProductServiceService, StockServiceService } from '@tributary/contracts/inventory';
import { connectRabbit } from '@tributary/messaging';
import { makeOutbox, startRelay } from '@tributary/messaging/postgres';
import { type Kit, type Running, repeat, serveGrpc, stopInOrder } from '@tributary/service-kit';
import { openPostgres, startAuditSealer } from '@tributary/stores/postgres';
import { v7 as newId } from 'uuid';
import type { Config } from './config';
import { defaultReservationPolicy } from './domain/reservation';
import { productService, stockService } from './inbound/grpc/inventory-services';
import { makeProductDesk } from './outbound/postgres/product-desk';
import { makeStockDesk } from './outbound/postgres/stock-desk';
import { makeExpired, makeStockReader } from './outbound/postgres/stock-reader';
import { makeExpireReservations } from './use-cases/expire-reservations';
import { makePutProduct } from './use-cases/put-product';
import { makeReceiveGoods } from './use-cases/receive-goods';
import { makeReleaseReservation } from './use-cases/release-reservation';
import { makeReserveStock } from './use-cases/reserve-stock';
import { makeShipReservation } from './use-cases/ship-reservation';

/** Between looks for reservations whose time is over. */
const expiryPauseMs = 60_000;

export type UseCases = ReturnType<typeof makeUseCases>;

/** The whole service, top to bottom. */
export async function compose(config: Config, { log, identity, health }: Kit): Promise<Running> {
  const store = await openPostgres({ url: config.postgresUrl, applicationName: 'inventory', log });
  health.check('postgres', store.ping);
  const rabbit = connectRabbit({ url: config.rabbitmqUrl, service: 'inventory', log });
  const outbox = makeOutbox({ service: 'inventory' });
  const useCases = makeUseCases(store, outbox);

  const relay = startRelay({ store, rabbit, outbox });
  const sealer = startAuditSealer(store);
  const expiry = repeat('expire-reservations', { pauseMs: expiryPauseMs, log }, useCases.expireReservations);
  const grpc = await serveGrpc({
    port: config.grpcPort,
    identity,
    log,
    services: [
      { definition: ProductServiceService, implementation: productService(useCases) },
      { definition: StockServiceService, implementation: stockService(useCases) },
    ],
  });

  return stopInOrder(grpc, expiry, relay, sealer, rabbit, store);
}

function makeUseCases(store: Awaited<ReturnType<typeof openPostgres>>, outbox: ReturnType<typeof makeOutbox>) {
  const now = () => new Date();
  const atTheDesk = makeStockDesk(store, outbox);
  return {
    read: makeStockReader(store),
    putProduct: makePutProduct({ atTheDesk: makeProductDesk(store, outbox) }),
    receiveGoods: makeReceiveGoods({ atTheDesk, newId, now }),
    reserveStock: makeReserveStock({ atTheDesk, policy: defaultReservationPolicy, now }),
    releaseReservation: makeReleaseReservation({ atTheDesk, now }),
    shipReservation: makeShipReservation({ atTheDesk, newId, now }),
    expireReservations: makeExpireReservations({ atTheDesk, expired: makeExpired(store), now }),
  };
}
