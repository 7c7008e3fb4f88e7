import { toWire } from '@tributary/contracts';
import type { CustomerLink } from '../customer/customer-link';
import type { SalesEvent } from '../event';
import type { Money } from '../money';
import type { Ownership } from '../ownership';
import type { Fulfilment } from './fulfilment-steps';

export type OrderState = 'confirmed' | 'reserved' | 'shipped' | 'completed' | 'cancelled';

export interface OrderLine {
  readonly sku: string;
  /** Whole units. */
  readonly quantity: number;
  /** Its share of the contract's line, a decimal in the order's currency. */
  readonly total: string;
}

/** Goods of a contract on their way to the customer (SL-9). Instants are UTC. */
export interface Order extends Ownership {
  readonly orderId: string;
  readonly number: string;
  readonly contractId: string;
  readonly customer: CustomerLink;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
  readonly state: OrderState;
  /** Why it was cancelled, or is being; empty otherwise. */
  readonly cancelReason: string;
  readonly fulfilment: Fulfilment;
  readonly version: number;
  readonly createdAt: Date;
}

export interface OrderChange {
  readonly order: Order;
  readonly events: readonly SalesEvent[];
}

export const stateChanged = ({ order, changedAt }: { readonly order: Order; readonly changedAt: Date }): SalesEvent => ({
  type: 'tributary.sales.order.state-changed.v1',
  data: {
    orderId: order.orderId,
    number: order.number,
    contractId: order.contractId,
    customerId: order.customer.id,
    lines: order.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    total: order.total,
    state: toWire('ORDER_STATE', order.state),
    reason: order.cancelReason,
    ownerId: order.ownerId,
    changedAt,
  },
});
