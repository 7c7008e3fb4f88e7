import type { Order } from '../order';
import type { ServicePolicy } from '../policy';
import type { TicketKind } from './kinds';

export type Verdict = 'served' | 'chargeable' | 'refused';

export type EntitlementReason =
  | 'kind-served-always'
  | 'order-missing'
  | 'order-unknown'
  | 'order-cancelled'
  | 'order-unpaid'
  | 'order-paid'
  | 'warranty-expired'
  | 'overridden';

export interface Entitlement {
  readonly verdict: Verdict;
  readonly reason: EntitlementReason;
  /** In whose words, when somebody decided otherwise. */
  readonly overrideReason?: string;
}

export interface Bought {
  readonly order: Order;
  readonly isPaid: boolean;
  /** The longest of what was ordered. */
  readonly warrantyMonths: number;
}

export interface Claim {
  readonly kind: TicketKind;
  readonly customerId: string;
  /** Empty: about no order. */
  readonly orderId: string;
  /** Undefined when no such order has been heard of. */
  readonly bought: Bought | undefined;
}

/** SD-2: should we serve? */
export function entitlementOf(
  { kind, customerId, orderId, bought }: Claim,
  { checkedKinds, kindsOfAnOrder }: ServicePolicy,
  now: Date,
): Entitlement {
  if (!checkedKinds.includes(kind)) return { verdict: 'served', reason: 'kind-served-always' };
  if (orderId === '') {
    return kindsOfAnOrder.includes(kind)
      ? { verdict: 'refused', reason: 'order-missing' }
      : { verdict: 'served', reason: 'kind-served-always' };
  }
  if (bought?.order.customer.id !== customerId) return { verdict: 'refused', reason: 'order-unknown' };
  if (bought.order.state === 'cancelled') return { verdict: 'refused', reason: 'order-cancelled' };
  if (!bought.isPaid) return { verdict: 'chargeable', reason: 'order-unpaid' };
  if (isOver(bought, now)) return { verdict: 'chargeable', reason: 'warranty-expired' };
  return { verdict: 'served', reason: 'order-paid' };
}

/** A month that is too short ends on its last day. */
function isOver({ order: { shippedAt }, warrantyMonths }: Bought, now: Date): boolean {
  if (!shippedAt) return false;
  const end = new Date(shippedAt);
  end.setUTCMonth(end.getUTCMonth() + warrantyMonths);
  if (end.getUTCDate() !== shippedAt.getUTCDate()) end.setUTCDate(0);
  return now > end;
}
