import type { Refusal } from '@tributary/service-kit';
import { dayOf } from '../calendar';
import { entriesOfReversal } from '../ledger/posting-rules';
import { minus } from '../money';
import type { FinancePolicy } from '../policy';
import { outstandingOf, type Receivable } from '../receivable/receivable';
import type { Collection, CollectionChange } from './collection';

/** FN-2: an approved collection was wrong. What it did is undone by opposite entries; it stays on record itself. */
export function reverseCollection(
  before: Collection,
  owing: Receivable,
  reason: string,
  { timeZone }: Pick<FinancePolicy, 'timeZone'>,
  reversedAt: Date,
): CollectionChange | Refusal<'collection.wrong-state'> {
  if (before.state !== 'approved') return { refused: 'collection.wrong-state', details: { state: before.state } };
  const { collectionId, amount } = before;
  const { currency } = amount;
  const receivable: Receivable = { ...owing, received: minus(owing.received, amount.amount), version: owing.version + 1 };
  const { contractId, customerId } = receivable;
  return {
    collection: { ...before, state: 'reversed', reversalReason: reason, version: before.version + 1 },
    movement: {
      receivable,
      posting: {
        ...{ occasion: 'collection-reversed', contractId, documentId: collectionId, currency },
        ...{ bookedOn: dayOf(reversedAt, timeZone), entries: entriesOfReversal(owing, amount.amount) },
      },
      event: {
        type: 'tributary.finance.collection.reversed.v1',
        data: {
          ...{ collectionId, contractId, customerId, amount, reversedAt },
          ...{
            received: { amount: receivable.received, currency },
            outstanding: { amount: outstandingOf(receivable), currency },
          },
        },
      },
    },
  };
}
