import { isRefusal } from '@tributary/service-kit';
import { anOrder, now } from '../../../test/builders';
import {
  cancelOrder,
  contractPaid,
  goodsShipped,
  releaseRefused,
  stockRefused,
  stockReleased,
  stockReserved,
} from './fulfil-order';
import type { Order, OrderChange } from './order';

const stepsOf = ({ fulfilment }: Order) =>
  Object.fromEntries(Object.entries(fulfilment).map(([name, step]) => [name, step.state]));

const statesOf = (change: OrderChange | undefined) =>
  change?.events.map(({ data }) => ('state' in data ? data.state.replace('ORDER_STATE_', '').toLowerCase() : ''));

/** One piece of news after the other; what changes nothing is skipped. */
const after = (...news: readonly ((order: Order) => ReturnType<typeof cancelOrder> | undefined)[]): Order =>
  news.reduce((order, tell) => {
    const outcome = tell(order);
    return !outcome || isRefusal(outcome) ? order : outcome.order;
  }, anOrder());

const reserved = (order: Order) => stockReserved(order, now);
const refused = (order: Order) => stockRefused(order, 'stock.insufficient', now);
const released = (order: Order) => stockReleased(order, now);
const shipped = (order: Order) => goodsShipped(order, false, now);
const paid = (order: Order) => contractPaid(order, now);
const cancelled = (order: Order) => cancelOrder(order, 'Plans changed.', now);
const asked = (order: Order): OrderChange => {
  const { reserve } = order.fulfilment;
  return {
    order: reserve ? { ...order, fulfilment: { ...order.fulfilment, reserve: { ...reserve, attempts: 1 } } } : order,
    events: [],
  };
};

describe('the fulfilment of an order (SL-9)', () => {
  it('ends when the goods have left and the money has come', () => {
    const order = after(asked, reserved, shipped, paid);
    expect(order).toMatchObject({ state: 'completed', version: 4 });
    expect(stepsOf(order)).toEqual({ reserve: 'done', ship: 'done', complete: 'done' });
  });

  it('is complete at once when it was paid before, in one change with two events', () => {
    const change = goodsShipped(after(asked, reserved), true, now);
    expect(change?.order).toMatchObject({ state: 'completed', version: 3 });
    expect(statesOf(change)).toEqual(['shipped', 'completed']);
  });

  it('is cancelled with the reason when inventory refuses, and asks for no release', () => {
    const order = after(asked, refused);
    expect(order).toMatchObject({ state: 'cancelled', cancelReason: 'stock.insufficient' });
    expect(stepsOf(order)).toEqual({ reserve: 'failed' });
  });

  it('is cancelled at once while inventory has not been asked', () => {
    const order = after(cancelled);
    expect(order).toMatchObject({ state: 'cancelled', cancelReason: 'Plans changed.' });
    expect(stepsOf(order)).toEqual({ reserve: 'undone' });
  });

  it('waits for the answer under way, and then releases', () => {
    const waiting = after(asked, cancelled);
    expect(waiting).toMatchObject({ state: 'confirmed', cancelReason: 'Plans changed.' });
    const held = after(asked, cancelled, reserved);
    expect(stepsOf(held)).toEqual({ reserve: 'done', release: 'pending' });
    const order = after(asked, cancelled, reserved, released);
    expect(order).toMatchObject({ state: 'cancelled', cancelReason: 'Plans changed.' });
    expect(stepsOf(order)).toEqual({ reserve: 'undone', release: 'done' });
  });

  it('keeps the reason of who cancelled when inventory refuses after that', () => {
    expect(after(asked, cancelled, refused)).toMatchObject({ state: 'cancelled', cancelReason: 'Plans changed.' });
  });

  it('cannot be cancelled twice, nor after the goods have left', () => {
    expect(cancelled(after(asked, cancelled))).toMatchObject({ refused: 'order.already-cancelled' });
    expect(cancelled(after(cancelled))).toMatchObject({ refused: 'order.already-cancelled' });
    expect(cancelled(after(asked, reserved, shipped))).toMatchObject({ refused: 'order.already-shipped' });
  });

  it('goes on when the goods left before the release', () => {
    const order = after(asked, reserved, cancelled, shipped);
    expect(order).toMatchObject({ state: 'shipped', cancelReason: '' });
    expect(stepsOf(order)).toMatchObject({ ship: 'done', release: 'failed', complete: 'pending' });
    const told = after(asked, reserved, cancelled, (one) => releaseRefused(one, 'order.already-shipped', now), shipped);
    expect(told).toMatchObject({ state: 'shipped', cancelReason: '' });
  });

  it('is cancelled when inventory takes the goods back', () => {
    expect(after(asked, reserved, released)).toMatchObject({ state: 'cancelled', cancelReason: 'order.reservation-lost' });
  });

  it('takes the event that overtakes the answer, and the answer as old news', () => {
    expect(after(asked, shipped)).toMatchObject({ state: 'shipped', fulfilment: { reserve: { state: 'done' } } });
    expect(stockReserved(after(asked, shipped), now)).toBeUndefined();
    expect(stockRefused(after(asked, reserved), 'stock.insufficient', now)).toBeUndefined();
  });
});
