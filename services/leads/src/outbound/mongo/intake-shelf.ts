import type { Outbox } from '@tributary/messaging/mongo';
import type { Actor } from '@tributary/service-kit';
import { audit, inMongoTransaction, type MongoStore, type MongoTx } from '@tributary/stores/mongo';
import type { IntakeShelf } from '../../use-cases/intake/intake-shelf';
import type { ReplayShelf } from '../../use-cases/intake/replay-intake';
import type { AuditedShelf } from '../../use-cases/intake/reveal-unreadable';
import { findIntake, publishRejections, replaceIntakes } from './intake-rows';
import { newIntakes } from './new-intakes';

type Shelf = IntakeShelf & ReplayShelf & AuditedShelf;

export interface IntakeShelves {
  readonly atTheShelf: <T>(actor: Actor, work: (shelf: Shelf) => Promise<T>) => Promise<T>;
  /** In a transaction that somebody else opened. */
  readonly shelfIn: (tx: MongoTx) => Shelf;
}

/** @param onKept is called after each commit that left something to be worked on */
export function makeIntakeShelves(store: MongoStore, outbox: Outbox, onKept: () => void): IntakeShelves {
  const shelfIn = (tx: MongoTx): Shelf => ({
    ...newIntakes(tx, outbox, onKept),
    intake: (id) => findIntake(tx, id),

    replace: async (before, change) => {
      await replaceIntakes(tx, [{ before, after: change.intake }]);
      await publishRejections(tx, outbox, [change]);
      audit(tx, {
        action: 'intake.replayed',
        entity: 'intake',
        entityId: before.id,
        before: { rejection: before.rejection?.code },
        after: { state: change.intake.state, corrected: change.intake.corrections > before.corrections },
      });
      tx.afterCommit(onKept);
    },

    noteRevealed: async (intake, purpose) =>
      audit(tx, { action: 'intake.message-revealed', entity: 'intake', entityId: intake.id, after: { purpose } }),
  });

  return { shelfIn, atTheShelf: (actor, work) => inMongoTransaction(store, actor, (tx) => work(shelfIn(tx))) };
}
