import { type Actor, isRefusal } from '@tributary/service-kit';
import { type Payment, recordCollection } from '../../domain/collection/record-collection';
import type { FinancePolicy } from '../../domain/policy';
import type { AtTheCollectionDesk } from './collection-desk';

export interface RecordCollection extends Payment {
  readonly contractId: string;
}

interface Needs {
  readonly atTheDesk: AtTheCollectionDesk;
  readonly policy: FinancePolicy;
  readonly newId: () => string;
  readonly now: () => Date;
}

export const makeRecordCollection =
  ({ atTheDesk, policy, newId, now }: Needs) =>
  (actor: Actor, { contractId, ...payment }: RecordCollection) =>
    atTheDesk(actor, async (desk) => {
      const receivable = await desk.receivable(contractId);
      if (!receivable) return { refused: 'receivable.unknown', field: 'contractId' } as const;

      const ids = { collectionId: newId(), recordedBy: actor.id };
      const collection = recordCollection(receivable, payment, ids, policy, now());
      if (isRefusal(collection)) return collection;

      const isNew = await desk.add(collection);
      return isNew ? collection : ({ refused: 'collection.reference-seen', field: 'bankReference' } as const);
    });
