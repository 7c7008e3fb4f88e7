import type { Order, OrderChange, OrderLine } from '../../domain/order/order';

/** What orders need of the store, inside one transaction. */
export interface OrderDesk {
  order(orderId: string): Promise<Order | undefined>;
  /** Of the contract's orders that are not cancelled. */
  placedLines(contractId: string): Promise<readonly OrderLine[]>;
  shippedOrders(contractId: string): Promise<readonly Order[]>;
  addOrder(change: OrderChange): Promise<void>;
  saveOrder(before: Order, change: OrderChange): Promise<void>;
}
