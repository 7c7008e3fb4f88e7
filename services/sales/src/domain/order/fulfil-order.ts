import type { Refusal } from '@tributary/service-kit';
import { begun, ended, type Fulfilment, isPending } from './fulfilment-steps';
import { type Order, type OrderChange, type OrderState, stateChanged } from './order';

/**
 * SL-9: the conversation about one order, as a table.
 *
 * | the order is | and then | it is | and |
 * |---|---|---|---|
 * | confirmed | inventory holds the goods | reserved | waits for the shipment |
 * | confirmed | inventory refuses | cancelled | |
 * | confirmed, reserved | somebody cancels | as before | the reservation is released first |
 * | being cancelled | inventory has released | cancelled | |
 * | being cancelled | the goods had left | shipped | the cancellation has failed |
 * | reserved | the goods have left | shipped | waits for the money |
 * | reserved | inventory gave the goods back | cancelled | |
 * | cancelled | a late request still reserves | cancelled | the reservation is released |
 * | cancelled | the goods have left all the same | shipped | waits for the money |
 * | shipped | the contract is paid | completed | |
 *
 * Every function takes news that may come twice, late, or before the answer that made it: undefined means that there is
 * nothing to change.
 */

/** Inventory holds all lines, by its answer or by its event, whichever comes first. */
export function stockReserved(order: Order, now: Date): OrderChange | undefined {
  const { reserve, release } = order.fulfilment;
  if (order.state === 'cancelled' && reserve?.state === 'failed' && !release) {
    return next(order, now, { fulfilment: { ...order.fulfilment, release: begun(now) } });
  }
  if (!isPending(order.fulfilment, 'reserve')) return undefined;
  const reserved = ended(order.fulfilment, 'reserve', 'done', now);
  const step = isCancelling(order) ? { release: begun(now) } : { ship: begun(now) };
  return next(order, now, { state: 'reserved', fulfilment: { ...reserved, ...step } });
}

/** Inventory said no for good; whoever had cancelled the order meanwhile keeps their reason. */
export function stockRefused(order: Order, code: string, now: Date): OrderChange | undefined {
  if (!isPending(order.fulfilment, 'reserve')) return undefined;
  const fulfilment = ended(order.fulfilment, 'reserve', 'failed', now, code);
  return next(order, now, { state: 'cancelled', cancelReason: order.cancelReason || code, fulfilment });
}

export type CancelRefusal = Refusal<'order.already-shipped' | 'order.already-cancelled'>;

/** Somebody wants it no more. What inventory was never asked for needs no release; an answer under way is waited for. */
export function cancelOrder(order: Order, reason: string, now: Date): OrderChange | CancelRefusal {
  if (order.state === 'cancelled' || isCancelling(order)) return { refused: 'order.already-cancelled' };
  if (order.state === 'shipped' || order.state === 'completed') return { refused: 'order.already-shipped' };

  const cancelled = { ...order, cancelReason: reason };
  if (order.state === 'reserved') {
    const fulfilment = { ...ended(order.fulfilment, 'ship', 'undone', now), release: begun(now) };
    return next(cancelled, now, { fulfilment });
  }
  if ((order.fulfilment.reserve?.attempts ?? 0) > 0) return next(cancelled, now, {});
  return next(cancelled, now, { state: 'cancelled', fulfilment: ended(order.fulfilment, 'reserve', 'undone', now) });
}

/** The goods are free again: because we asked, or because inventory took them back. */
export function stockReleased(order: Order, now: Date): OrderChange | undefined {
  if (order.state === 'cancelled' && isPending(order.fulfilment, 'release')) {
    return next(order, now, { fulfilment: ended(order.fulfilment, 'release', 'done', now) });
  }
  if (order.state !== 'confirmed' && order.state !== 'reserved') return undefined;
  const cancelReason = order.cancelReason || 'order.reservation-lost';
  const reserve = ended(order.fulfilment, 'reserve', 'undone', now, order.fulfilment.reserve?.reason);
  return next(order, now, { state: 'cancelled', cancelReason, fulfilment: withoutWaiting(reserve, now) });
}

/** Inventory will not release; if that is because the goods have left, its event says so next. */
export function releaseRefused(order: Order, code: string, now: Date): OrderChange | undefined {
  if (!isPending(order.fulfilment, 'release')) return undefined;
  const fulfilment = ended(order.fulfilment, 'release', 'failed', now, code);
  if (order.state === 'cancelled') return next(order, now, { fulfilment });
  return next(order, now, { cancelReason: '', fulfilment: { ...fulfilment, ship: begun(now) } });
}

/** The goods have left, whatever anybody wished. `paid`: the contract owes nothing any more. */
export function goodsShipped(order: Order, paid: boolean, now: Date): OrderChange | undefined {
  if (order.state === 'shipped' || order.state === 'completed') return undefined;
  const held = ended(order.fulfilment, 'reserve', 'done', now);
  const kept = isPending(held, 'release') ? ended(held, 'release', 'failed', now, 'order.already-shipped') : held;
  const fulfilment = { ...ended(kept, 'ship', 'done', now), complete: begun(now) };
  const shipped = next(order, now, { state: 'shipped', cancelReason: '', fulfilment });
  if (!paid) return shipped;
  const completed = completedOf(shipped.order, now);
  return { order: completed, events: [...shipped.events, stateChanged({ order: completed, changedAt: now })] };
}

/** The contract owes nothing any more; an order is complete when its goods have left as well. */
export function contractPaid(order: Order, now: Date): OrderChange | undefined {
  if (order.state !== 'shipped') return undefined;
  const completed = { ...completedOf(order, now), version: order.version + 1 };
  return { order: completed, events: [stateChanged({ order: completed, changedAt: now })] };
}

/** Somebody has asked for it to be cancelled, and it is not yet. */
export const isCancelling = ({ state, cancelReason }: Order): boolean => state !== 'cancelled' && cancelReason !== '';

const completedOf = (order: Order, now: Date): Order => ({
  ...order,
  state: 'completed',
  fulfilment: ended(order.fulfilment, 'complete', 'done', now),
});

/** What a cancelled order waited for, it waits for no more. */
function withoutWaiting(fulfilment: Fulfilment, now: Date): Fulfilment {
  const released = isPending(fulfilment, 'release') ? ended(fulfilment, 'release', 'done', now) : fulfilment;
  return isPending(released, 'ship') ? ended(released, 'ship', 'undone', now) : released;
}

interface Changes {
  readonly state?: OrderState;
  readonly cancelReason?: string;
  readonly fulfilment?: Fulfilment;
}

function next(before: Order, now: Date, changes: Changes): OrderChange {
  const order: Order = { ...before, ...changes, version: before.version + 1 };
  return { order, events: [stateChanged({ order, changedAt: now })] };
}
