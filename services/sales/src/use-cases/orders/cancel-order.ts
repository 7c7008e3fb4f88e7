import { type Actor, isRefusal } from '@tributary/service-kit';
import { cancelOrder } from '../../domain/order/fulfil-order';
import { type AtTheDesk, changedMeanwhile, notFound } from '../at-the-desk';
import type { OrderDesk } from './order-desk';

export interface CancelOrder {
  readonly orderId: string;
  readonly reason: string;
  readonly expectedVersion: number;
}

interface Needs {
  readonly atTheDesk: AtTheDesk<Pick<OrderDesk, 'order' | 'saveOrder'>>;
  readonly now: () => Date;
}

/** SL-9: until it has shipped. */
export const makeCancelOrder =
  ({ atTheDesk, now }: Needs) =>
  (actor: Actor, { orderId, reason, expectedVersion }: CancelOrder) =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.order(orderId);
      if (!before) return notFound;
      const conflict = changedMeanwhile(before, expectedVersion);
      if (conflict) return conflict;
      const outcome = cancelOrder(before, reason, now());
      if (isRefusal(outcome)) return outcome;
      await desk.saveOrder(before, outcome);
      return outcome.order;
    });
