import { type Actor, isRefusal } from '@tributary/service-kit';
import { submitCollection } from '../../domain/collection/approve-collection';
import { requesterOf } from '../requester-of';
import type { AtTheCollectionDesk } from './collection-desk';

export interface SubmitCollection {
  readonly collectionId: string;
  readonly expectedVersion: number;
}

/** FN-2: answers as soon as it is kept; its approvers are asked right afterwards. */
export const makeSubmitCollection =
  ({ atTheDesk }: { readonly atTheDesk: AtTheCollectionDesk }) =>
  (actor: Actor, { collectionId, expectedVersion }: SubmitCollection) =>
    atTheDesk(actor, async (desk) => {
      const found = await desk.collection(collectionId);
      if (!found) return { refused: 'record.not-found' } as const;
      const { collection, receivable } = found;
      if (collection.version !== expectedVersion) {
        return { refused: 'record.version-conflict', details: { version: collection.version } } as const;
      }
      const change = submitCollection(collection, receivable, requesterOf(actor, receivable));
      if (isRefusal(change)) return change;
      await desk.save(collection, change);
      return change.collection;
    });
