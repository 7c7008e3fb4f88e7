import type { Outbox } from '@tributary/messaging/postgres';
import type { Actor } from '@tributary/service-kit';
import { inTransaction, type PostgresStore, reading, type Tx } from '@tributary/stores/postgres';
import type { IdCardVault } from '../secrets/id-card-vault';
import { annotationRows } from './annotation-rows';
import { customerRows } from './customer-rows';
import { viewsById } from './customer-views';
import { lineageRows } from './lineage-rows';
import { reviewTaskRows } from './review-task-rows';
import { sourceRecordRows } from './source-record-rows';

export interface DeskParts {
  readonly store: PostgresStore;
  readonly outbox: Outbox;
  readonly vault: IdCardVault;
}

const deskOn = (tx: Tx, { outbox, vault }: DeskParts) => ({
  ...customerRows(tx, outbox),
  ...sourceRecordRows(tx, vault),
  ...lineageRows(tx),
  ...reviewTaskRows(tx, outbox),
  ...annotationRows(tx),
  view: async (customerId: string) => (await viewsById(tx, [customerId])).get(customerId),
});

export type Desk = ReturnType<typeof deskOn>;

/** Opens one transaction as the acting user; every use case finds in it what it asks for. */
export const makeDesk =
  (parts: DeskParts) =>
  <T>(actor: Actor, work: (desk: Desk) => Promise<T>): Promise<T> =>
    inTransaction(parts.store, actor, (tx) => work(deskOn(tx, parts)));

/**
 * Whose a record is does not depend on who asks: matching looks at every customer. The rest stays the actor's own, such as
 * the name on the record and the idempotency key.
 */
const reachingAll = (actor: Actor): Actor => ({ ...actor, reach: 'all' });

export const makeResolutionDesk = (parts: DeskParts) => {
  const atTheDesk = makeDesk(parts);
  return <T>(actor: Actor, work: (desk: Desk) => Promise<T>): Promise<T> => atTheDesk(reachingAll(actor), work);
};

/** The same for looking without touching. */
export const makeLooking =
  ({ store, vault }: Omit<DeskParts, 'outbox'>) =>
  <T>(actor: Actor, work: (desk: ReturnType<typeof sourceRecordRows>) => Promise<T>): Promise<T> =>
    reading(store, reachingAll(actor), (tx) => work(sourceRecordRows(tx, vault)));
