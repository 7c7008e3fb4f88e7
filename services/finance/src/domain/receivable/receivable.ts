import { dayOf, daysAfter } from '../calendar';
import { exactly, type Money, minus } from '../money';
import type { FinancePolicy } from '../policy';

/** What a customer owes for one contract (FN-1). Amounts are in the currency of the total. */
export interface Receivable {
  readonly contractId: string;
  readonly contractNumber: string;
  readonly customerId: string;
  readonly total: Money;
  /** Approved collections, without those that were reversed. */
  readonly received: string;
  /** Issued invoices. */
  readonly invoiced: string;
  /** ISO date. */
  readonly dueOn: string;
  readonly ownerId: string;
  /** Slashes at both ends: `/hq/east/`. */
  readonly teamPath: string;
  /** The number of events about this contract's money; starts at 0. */
  readonly version: number;
}

/** What is on its way and therefore promised to somebody already. */
export interface Claims {
  /** Collections that were recorded and neither approved nor rejected yet. */
  readonly collecting: string;
  /** Invoices that were requested and neither issued nor rejected yet. */
  readonly invoicing: string;
}

export interface SignedContract {
  readonly contractId: string;
  readonly number: string;
  readonly customerId: string;
  readonly total: Money;
  readonly ownerId: string;
  readonly teamPath: string;
  readonly signedAt: Date;
}

/** FN-1: all of it is due some days after signing. Nothing is booked: neither side has done anything yet. */
export const openReceivable = (
  { contractId, number, customerId, total, ownerId, teamPath, signedAt }: SignedContract,
  { paymentDays, timeZone }: FinancePolicy,
): Receivable => ({
  ...{ contractId, contractNumber: number, customerId, total: { ...total, amount: exactly(total.amount) }, ownerId, teamPath },
  ...{ received: '0', invoiced: '0', dueOn: daysAfter(dayOf(signedAt, timeZone), paymentDays), version: 0 },
});

export const outstandingOf = ({ total, received }: Receivable): string => minus(total.amount, received);
