import { queryOptions } from '@tanstack/react-query';
import { choiceOf, whatIsSet } from '../api/choice';
import { answerOf, api, type Schema } from '../api/client';
import { cursorPages } from '../api/cursor-pages';

export type Order = Schema<'sales.v1.Order'>;

export const orderStates = {
  confirmed: 'ORDER_STATE_CONFIRMED',
  reserved: 'ORDER_STATE_RESERVED',
  shipped: 'ORDER_STATE_SHIPPED',
  completed: 'ORDER_STATE_COMPLETED',
  cancelled: 'ORDER_STATE_CANCELLED',
} as const;

export interface OrderSearch {
  state?: keyof typeof orderStates;
}

export const readOrderSearch = (search: Readonly<Record<string, unknown>>): OrderSearch =>
  whatIsSet({ state: choiceOf(orderStates, search['state']) });

export const orderKeys = {
  lists: ['orders', 'list'] as const,
  one: (orderId: string) => ['orders', 'one', orderId] as const,
  reservation: (orderId: string) => ['orders', 'reservation', orderId] as const,
};

export const orderListQuery = ({ state }: OrderSearch) =>
  cursorPages<Order>({
    queryKey: [...orderKeys.lists, { state }],
    fetchPage: (page, signal) => {
      const query = { ...whatIsSet({ state: state && orderStates[state] }), ...page };
      return answerOf(api.GET('/v1/orders', { params: { query }, signal }));
    },
  });

export const ordersOfContractQuery = (contractId: string) =>
  queryOptions({
    queryKey: [...orderKeys.lists, contractId],
    queryFn: async ({ signal }): Promise<readonly Order[]> =>
      (await answerOf(api.GET('/v1/orders', { params: { query: { contractId, 'page.limit': 50 } }, signal }))).items,
  });

export const orderQuery = (orderId: string) =>
  queryOptions({
    queryKey: orderKeys.one(orderId),
    queryFn: ({ signal }) => answerOf(api.GET('/v1/orders/{orderId}', { params: { path: { orderId } }, signal })),
  });

/** What the warehouse keeps for the order. */
export const reservationQuery = (orderId: string) =>
  queryOptions({
    queryKey: orderKeys.reservation(orderId),
    queryFn: ({ signal }) => answerOf(api.GET('/v1/reservations/{orderId}', { params: { path: { orderId } }, signal })),
  });
