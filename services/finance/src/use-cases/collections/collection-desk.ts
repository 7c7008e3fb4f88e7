import type { Actor } from '@tributary/service-kit';
import type { Collection, CollectionChange } from '../../domain/collection/collection';
import type { Claims, Receivable } from '../../domain/receivable/receivable';

/** What collections need of the store, inside one transaction. */
export interface CollectionDesk {
  /** Locked until the end: whatever moves money on one contract comes one after the other. */
  receivable(contractId: string): Promise<(Receivable & Claims) | undefined>;
  /** Locked until the end, together with its receivable. */
  collection(collectionId: string): Promise<{ readonly collection: Collection; readonly receivable: Receivable } | undefined>;
  /** False when a collection that counts has its bank reference. */
  add(collection: Collection): Promise<boolean>;
  /** With the approval it asks for and the money it moves, if any. */
  save(before: Collection, change: CollectionChange): Promise<void>;
}

export type AtTheCollectionDesk = <T>(actor: Actor, work: (desk: CollectionDesk) => Promise<T>) => Promise<T>;
