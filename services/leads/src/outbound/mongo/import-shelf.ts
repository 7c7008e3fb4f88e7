import type { Outbox } from '@tributary/messaging/mongo';
import type { Actor } from '@tributary/service-kit';
import { audit, inMongoTransaction, type MongoStore, type MongoTx } from '@tributary/stores/mongo';
import type { ImportJob } from '../../domain/imports/import-job';
import type { BatchShelf } from '../../use-cases/imports/run-imports';
import type { PieceShelf } from '../../use-cases/imports/upload-import-content';
import { collection, withoutUndefined } from './collections';
import { importDocument, importOf } from './documents';
import { importRows } from './import-rows';
import { addIntakes } from './intake-rows';

type Shelf = PieceShelf & BatchShelf & { addJob(job: ImportJob): Promise<void> };

export interface ImportWakes {
  /** Called after a commit that left an import to be brought on. */
  readonly onImport: () => void;
  /** Called after a commit that left intakes to be settled. */
  readonly onIntakes: () => void;
}

export const makeImportShelf =
  (store: MongoStore, outbox: Outbox, wakes: ImportWakes) =>
  <T>(actor: Actor, work: (shelf: Shelf) => Promise<T>): Promise<T> =>
    inMongoTransaction(store, actor, (tx) => work(shelfIn(tx, outbox, wakes)));

function shelfIn(tx: MongoTx, outbox: Outbox, { onImport, onIntakes }: ImportWakes): Shelf {
  const { connection, session } = tx;
  const imports = importRows(connection);
  const pieces = collection(connection, 'import_pieces');

  return {
    job: async (id) => {
      const found = await imports.findOne({ _id: id, ...ownedBy(tx.actor) }, { session });
      return found ? importOf(found) : undefined;
    },

    addJob: async (job) => {
      await imports.insertOne(importDocument(job, job.createdAt), { session, ...withoutUndefined });
    },

    saveJob: async (before, after, dueAt = new Date()) => {
      const { modifiedCount } = await imports.replaceOne(
        { _id: before.id, version: before.version },
        importDocument(after, dueAt),
        { session, ...withoutUndefined },
      );
      if (modifiedCount !== 1) throw new Error(`import ${before.id} has moved on from version ${before.version}`);
      if (before.state !== after.state) {
        const [was, is] = [before, after].map(({ state, dryRun }) => ({ state, dryRun }));
        audit(tx, { action: `import.${after.state}`, entity: 'import', entityId: after.id, before: was, after: is });
      }
      tx.afterCommit(onImport);
    },

    piece: async (importId, piece) => {
      const found = await pieces.findOne({ _id: pieceId(importId, piece) }, { session, promoteBuffers: true });
      return found?.content;
    },

    addPiece: async (importId, piece, content) => {
      await pieces.insertOne({ _id: pieceId(importId, piece), importId, piece, content, uploadedAt: new Date() }, { session });
    },

    keepAll: async (changes) => {
      await addIntakes(tx, outbox, changes);
      tx.afterCommit(onIntakes);
    },
  };
}

/** An import is seen by who started it, and by the service, which runs it. */
export const ownedBy = (actor: Actor): { readonly ownerId?: string } => (actor.kind === 'service' ? {} : { ownerId: actor.id });

export const pieceId = (importId: string, piece: number): string => `${importId}:${String(piece).padStart(4, '0')}`;
