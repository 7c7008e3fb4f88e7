import { isDay, type Refusal } from '@tributary/service-kit';
import { dayOf } from '../calendar';
import { exactly, isMore, isPositive, type Money, minus, percentOf } from '../money';
import type { FinancePolicy } from '../policy';
import { type Claims, outstandingOf, type Receivable } from '../receivable/receivable';
import type { Collection, PaymentMethod } from './collection';

export interface Payment {
  readonly amount: Money;
  readonly receivedOn: string;
  readonly payer: string;
  readonly method: PaymentMethod;
  readonly bankReference: string;
}

type RecordRefusal = Refusal<
  | 'request.malformed'
  | 'collection.received-in-the-future'
  | 'collection.currency-differs'
  | 'collection.not-positive'
  | 'collection.exceeds-outstanding'
>;

/** FN-2: money for a contract, in its currency and no more than is still open, counting what others recorded before. */
export function recordCollection(
  receivable: Receivable & Claims,
  { amount: { amount, currency }, ...payment }: Payment,
  { collectionId, recordedBy }: Pick<Collection, 'collectionId' | 'recordedBy'>,
  { timeZone }: Pick<FinancePolicy, 'timeZone'>,
  now: Date,
): Collection | RecordRefusal {
  const { contractId, customerId, total, collecting } = receivable;
  if (!isDay(payment.receivedOn)) return { refused: 'request.malformed', field: 'receivedOn' };
  if (payment.receivedOn > dayOf(now, timeZone)) return { refused: 'collection.received-in-the-future', field: 'receivedOn' };
  if (currency !== total.currency) {
    return { refused: 'collection.currency-differs', field: 'amount.currency', details: { currency: total.currency } };
  }
  if (!isPositive(amount)) return { refused: 'collection.not-positive', field: 'amount.amount' };
  const open = minus(outstandingOf(receivable), collecting);
  if (isMore(amount, open)) return { refused: 'collection.exceeds-outstanding', field: 'amount.amount', details: { open } };
  return {
    ...payment,
    ...{ collectionId, contractId, customerId, recordedBy, recordedAt: now },
    ...{ amount: { amount: exactly(amount), currency }, sharePercent: percentOf(amount, total.amount) },
    ...{ state: 'recorded', approvalId: undefined, reversalReason: undefined, version: 1 },
  };
}
