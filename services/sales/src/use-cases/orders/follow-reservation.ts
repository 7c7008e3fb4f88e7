import { isSettled } from '../../domain/money';
import { goodsShipped, stockReleased, stockReserved } from '../../domain/order/fulfil-order';
import type { DeskIn } from '../at-the-desk';
import type { ContractRecord } from '../contracts/contract-desk';
import type { OrderDesk } from './order-desk';

export interface ReservationNews {
  readonly orderId: string;
  readonly state: 'held' | 'released' | 'shipped';
}

export interface ReservationDesk extends Pick<OrderDesk, 'order' | 'saveOrder'> {
  /** Locked before its orders, as everybody does who changes both. */
  contractOfOrder(orderId: string): Promise<ContractRecord | undefined>;
}

interface Needs<Tx> {
  readonly deskIn: DeskIn<Tx, ReservationDesk>;
  readonly now: () => Date;
}

/** SL-9: what inventory tells of an order's goods. */
export const makeFollowReservation =
  <Tx>({ deskIn, now }: Needs<Tx>) =>
  async (tx: Tx, { orderId, state }: ReservationNews): Promise<void> => {
    const desk = deskIn(tx);
    const paid = state === 'shipped' && isPaid(await desk.contractOfOrder(orderId));
    const order = await desk.order(orderId);
    if (!order) return;
    const change = {
      held: () => stockReserved(order, now()),
      released: () => stockReleased(order, now()),
      shipped: () => goodsShipped(order, paid, now()),
    }[state]();
    if (change) await desk.saveOrder(order, change);
  };

const isPaid = (contract: ContractRecord | undefined): boolean =>
  contract !== undefined && isSettled(contract.outstanding.amount);
