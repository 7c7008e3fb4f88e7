import type { Outbox } from '@tributary/messaging/mongo';
import type { Actor } from '@tributary/service-kit';
import { audit, inMongoTransaction, type MongoStore, type MongoTx } from '@tributary/stores/mongo';
import type { Intake, IntakeChange } from '../../domain/intake/intake';
import type { IntakeShelf } from '../../use-cases/intake/intake-shelf';
import type { ReplayShelf } from '../../use-cases/intake/replay-intake';
import type { AuditedShelf } from '../../use-cases/intake/reveal-unreadable';
import { withoutUndefined } from './collections';
import { intakeDocument, intakeOf } from './documents';
import { intakeRows } from './intake-rows';

type Shelf = IntakeShelf & ReplayShelf & AuditedShelf;

export interface IntakeShelves {
  readonly atTheShelf: <T>(actor: Actor, work: (shelf: Shelf) => Promise<T>) => Promise<T>;
  /** In a transaction that somebody else opened. */
  readonly shelfIn: (tx: MongoTx) => Shelf;
}

/** @param onKept is called after each commit that left something to be worked on */
export function makeIntakeShelves(store: MongoStore, outbox: Outbox, onKept: () => void): IntakeShelves {
  const shelfIn = (tx: MongoTx): Shelf => ({
    keep: async (change) => {
      const known = await intakeRows(tx.connection).findOne({ _id: change.intake.id }, { session: tx.session });
      if (known) return intakeOf(known);
      await addIntakes(tx, outbox, [change]);
      tx.afterCommit(onKept);
      return change.intake;
    },

    intake: async (id) => {
      const known = await intakeRows(tx.connection).findOne({ _id: id }, { session: tx.session });
      return known ? intakeOf(known) : undefined;
    },

    replace: async (before, change) => {
      await replaceIntake(tx, before, change.intake);
      await publishRejections(tx, outbox, [change]);
      await audit(tx, {
        action: 'intake.replayed',
        entity: 'intake',
        entityId: before.id,
        before: { rejection: before.rejection?.code },
        after: { state: change.intake.state, corrected: change.intake.corrections > before.corrections },
      });
      tx.afterCommit(onKept);
    },

    noteRevealed: (intake, purpose) =>
      audit(tx, { action: 'intake.message-revealed', entity: 'intake', entityId: intake.id, after: { purpose } }),
  });

  return { shelfIn, atTheShelf: (actor, work) => inMongoTransaction(store, actor, (tx) => work(shelfIn(tx))) };
}

export async function addIntakes(tx: MongoTx, outbox: Outbox, changes: readonly IntakeChange[]): Promise<void> {
  const documents = changes.map(({ intake }) => intakeDocument(intake, intake.receivedAt));
  await intakeRows(tx.connection).insertMany(documents, { session: tx.session, ...withoutUndefined });
  await publishRejections(tx, outbox, changes);
}

/** @throws when the intake has moved on since `before` was read: somebody else worked on it */
export async function replaceIntake(tx: MongoTx, before: Intake, after: Intake): Promise<void> {
  const { modifiedCount } = await intakeRows(tx.connection).replaceOne(
    { _id: before.id, version: before.version },
    intakeDocument(after, new Date()),
    { session: tx.session, ...withoutUndefined },
  );
  if (modifiedCount !== 1) throw new Error(`intake ${before.id} has moved on from version ${before.version}`);
}

export const publishRejections = (tx: MongoTx, outbox: Outbox, changes: readonly IntakeChange[]): Promise<void> =>
  outbox.addMany(
    tx,
    changes
      .filter(({ events }) => events.length > 0)
      .map(({ intake, events }) => ({ aggregate: intake.id, version: intake.rejections, events })),
  );
