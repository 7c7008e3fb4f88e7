import { fromWire } from '@tributary/contracts';
import type { Handler } from '@tributary/messaging/postgres';
import { required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';

export const onProductChanged =
  ({ keepProduct }: UseCases): Handler<'tributary.inventory.product.changed.v1'> =>
  ({ data: { sku, name, listPrice }, version, tx }) =>
    keepProduct(tx, { sku, name, listPrice: required(listPrice) }, version);

export const onReservationChanged =
  ({ followReservation }: UseCases): Handler<'tributary.inventory.reservation.changed.v1'> =>
  async ({ data: { orderId, ...data }, tx }) => {
    const state = fromWire('RESERVATION_STATE', data.state);
    if (state) await followReservation(tx, { orderId, state });
  };
