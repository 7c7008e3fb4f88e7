import type { CustomerLink } from './customer';

export type OrderState = 'confirmed' | 'reserved' | 'shipped' | 'completed' | 'cancelled';

/** What the desk has to know of an order, as sales tells it. */
export interface Order {
  readonly id: string;
  readonly number: string;
  readonly contractId: string;
  readonly customer: CustomerLink;
  readonly skus: readonly string[];
  readonly state: OrderState;
  /** When the goods left; the warranty runs from here. */
  readonly shippedAt?: Date;
}

export const openOrderStates: readonly OrderState[] = ['confirmed', 'reserved', 'shipped'];
