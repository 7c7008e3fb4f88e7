import type { Refusal } from '@tributary/service-kit';
import type { Decision } from '../approval';
import { dayOf } from '../calendar';
import { entriesOfCollection } from '../ledger/posting-rules';
import { plus } from '../money';
import type { FinancePolicy } from '../policy';
import type { Movement } from '../receivable/movement';
import { outstandingOf, type Receivable } from '../receivable/receivable';
import type { Collection, CollectionChange } from './collection';

/** FN-2: into the approval chain that fits. Only what is approved counts. */
export function submitCollection(
  before: Collection,
  { contractNumber }: Receivable,
  requesterId: string,
): CollectionChange | Refusal<'collection.wrong-state'> {
  const { state, collectionId, amount } = before;
  if (state !== 'recorded') return { refused: 'collection.wrong-state', details: { state } };
  const collection: Collection = { ...before, state: 'awaiting-approval', version: before.version + 1 };
  return {
    collection,
    approval: {
      ...{ kind: 'collection', documentId: collectionId, documentVersion: collection.version },
      ...{ summary: contractNumber, amount, requesterId },
    },
  };
}

/**
 * FN-2: how the approval of a revision ended. Withdrawn, it is as if it had not been submitted. Undefined when that
 * revision no longer waits, as when the same end is told again.
 */
export function decideCollection(
  before: Collection,
  receivable: Receivable,
  { approvalId, documentVersion, decided }: Decision,
  policy: Pick<FinancePolicy, 'timeZone'>,
  now: Date,
): CollectionChange | undefined {
  if (before.state !== 'awaiting-approval' || before.version !== documentVersion) return undefined;
  const version = before.version + 1;
  if (decided === 'withdrawn') return { collection: { ...before, state: 'recorded', approvalId: undefined, version } };
  const collection: Collection = { ...before, state: decided, approvalId, version };
  return decided === 'rejected' ? { collection } : { collection, movement: received(collection, receivable, policy, now) };
}

function received(
  { collectionId, amount: { amount, currency }, receivedOn }: Collection,
  before: Receivable,
  { timeZone }: Pick<FinancePolicy, 'timeZone'>,
  approvedAt: Date,
): Movement {
  const receivable: Receivable = { ...before, received: plus(before.received, amount), version: before.version + 1 };
  const { contractId, customerId } = receivable;
  return {
    receivable,
    posting: {
      ...{ occasion: 'collection-approved', contractId, documentId: collectionId, currency },
      ...{ bookedOn: dayOf(approvedAt, timeZone), entries: entriesOfCollection(before, amount) },
    },
    event: {
      type: 'tributary.finance.collection.approved.v1',
      data: {
        ...{ collectionId, contractId, customerId, amount: { amount, currency }, receivedOn, approvedAt },
        ...{ received: { amount: receivable.received, currency }, outstanding: { amount: outstandingOf(receivable), currency } },
      },
    },
  };
}
