import type { Outbox } from '@tributary/messaging/postgres';
import { audit, inTransaction, type PostgresStore, type Tx, withoutNulls } from '@tributary/stores/postgres';
import type { Collection, CollectionChange } from '../../domain/collection/collection';
import type { AtTheCollectionDesk, CollectionDesk } from '../../use-cases/collections/collection-desk';
import { forgetApproval, wantApproval } from './approval-steps';
import { lockReceivable, move } from './receivable-rows';
import { type CollectionRow, selectCollections } from './rows';

export const makeAtTheCollectionDesk =
  (store: PostgresStore, deskIn: (tx: Tx) => CollectionDesk): AtTheCollectionDesk =>
  (actor, work) =>
    inTransaction(store, actor, (tx) => work(deskIn(tx)));

export const makeCollectionDeskIn =
  (outbox: Outbox, onApprovalWanted: () => void) =>
  (tx: Tx): CollectionDesk => ({
    receivable: (contractId) => lockReceivable(tx, contractId),

    collection: async (collectionId) => {
      const found = await tx.one<{ contractId: string }>(
        `select contract_id as "contractId" from collections where collection_id = $1`,
        [collectionId],
      );
      const receivable = found && (await lockReceivable(tx, found.contractId));
      if (!receivable) return undefined;
      const row = await tx.one<CollectionRow>(`${selectCollections} where c.collection_id = $1 for update of c`, [collectionId]);
      return row && { collection: collectionOf(row), receivable };
    },

    add: async (collection) => {
      const added = await tx.run(
        `insert into collections (collection_id, contract_id, amount, currency, received_on, payer, method, bank_reference,
                                  share_percent, state, recorded_by, recorded_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (bank_reference) where bank_reference <> '' and state not in ('rejected', 'reversed') do nothing`,
        [
          ...[collection.collectionId, collection.contractId, collection.amount.amount, collection.amount.currency],
          ...[collection.receivedOn, collection.payer, collection.method, collection.bankReference, collection.sharePercent],
          ...[collection.state, collection.recordedBy, collection.recordedAt, collection.version],
        ],
      );
      if (added === 0) return false;
      await keep(tx, undefined, collection);
      return true;
    },

    save: async (before, { collection, approval, movement }: CollectionChange) => {
      const { collectionId, state, approvalId = null, reversalReason = null, version } = collection;
      await tx.run(
        `update collections set state = $2, approval_id = $3, reversal_reason = $4, version = $5 where collection_id = $1`,
        [collectionId, state, approvalId, reversalReason, version],
      );
      if (before.state === 'awaiting-approval') await forgetApproval(tx, collectionId);
      if (approval) await wantApproval(tx, approval, onApprovalWanted);
      if (movement) await move(tx, outbox, movement);
      await keep(tx, before, collection);
    },
  });

const collectionOf = ({ approvalProblem: _, ...row }: CollectionRow): Collection => withoutNulls(row);

const keep = (tx: Tx, before: Collection | undefined, after: Collection): Promise<void> =>
  audit(tx, {
    action: `collection.${after.state}`,
    entity: 'collection',
    entityId: after.collectionId,
    ...(before && { before: { state: before.state } }),
    after: { state: after.state, amount: after.amount, contractId: after.contractId, approvalId: after.approvalId },
  });
