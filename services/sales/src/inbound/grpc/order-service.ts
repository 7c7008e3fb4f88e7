import { fromWire } from '@tributary/contracts';
import type { OrderServiceServer } from '@tributary/contracts/sales';
import { command, mapped, pageOf, query } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import { orderMessage } from './messages';

export const orderService = (useCases: UseCases): OrderServiceServer => ({
  placeOrder: command({ run: (request, actor) => useCases.placeOrder(actor, request), reply: orderMessage }),

  getOrder: query(async ({ orderId }, actor) => {
    const order = await useCases.read.order(actor, orderId);
    return order ? orderMessage(order) : { refused: 'record.not-found' };
  }),

  listOrders: query(async (request, actor) => {
    const filter = {
      state: fromWire('ORDER_STATE', request.state),
      customerId: request.customerId || undefined,
      contractId: request.contractId || undefined,
    };
    const found = await useCases.read.orders(actor, filter, pageOf(request));
    return mapped(found, ({ items, nextCursor }) => ({ items: items.map(orderMessage), nextCursor }));
  }),

  cancelOrder: command({ run: (request, actor) => useCases.cancelOrder(actor, request), reply: orderMessage }),
});
