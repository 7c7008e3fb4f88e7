import { type Actor, isRefusal } from '@tributary/service-kit';
import { reverseCollection } from '../../domain/collection/reverse-collection';
import type { FinancePolicy } from '../../domain/policy';
import type { AtTheCollectionDesk } from './collection-desk';

export interface ReverseCollection {
  readonly collectionId: string;
  readonly reason: string;
  readonly expectedVersion: number;
}

interface Needs {
  readonly atTheDesk: AtTheCollectionDesk;
  readonly policy: FinancePolicy;
  readonly now: () => Date;
}

export const makeReverseCollection =
  ({ atTheDesk, policy, now }: Needs) =>
  (actor: Actor, { collectionId, reason, expectedVersion }: ReverseCollection) =>
    atTheDesk(actor, async (desk) => {
      const found = await desk.collection(collectionId);
      if (!found) return { refused: 'record.not-found' } as const;
      const { collection, receivable } = found;
      if (collection.version !== expectedVersion) {
        return { refused: 'record.version-conflict', details: { version: collection.version } } as const;
      }
      const change = reverseCollection(collection, receivable, reason, policy, now());
      if (isRefusal(change)) return change;
      await desk.save(collection, change);
      return change.collection;
    });
