import type { Order } from '../../domain/order';

/** What others tell and the desk reads. Each ignores what is older than what it knows: events may come again, and late. */
export interface Facts<Tx> {
  owner(tx: Tx, customerId: string, ownerId: string, version: number): Promise<void>;
  tier(tx: Tx, customerId: string, tier: string, version: number): Promise<void>;
  /** `customerId` is whom the order is for at first; merges and splits it follows by themselves. */
  order(tx: Tx, order: OrderNews, version: number): Promise<void>;
  /** Whether nothing of the contract is outstanding any more. */
  paid(tx: Tx, contractId: string, isPaid: boolean, version: number): Promise<void>;
  warranty(tx: Tx, sku: string, months: number, version: number): Promise<void>;
  employee(tx: Tx, employeeId: string, name: string, version: number): Promise<void>;
}

export interface OrderNews extends Omit<Order, 'customer' | 'shippedAt'> {
  readonly customerId: string;
  readonly changedAt: Date;
}
