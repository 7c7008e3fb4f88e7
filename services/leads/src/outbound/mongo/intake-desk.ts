import type { Outbox } from '@tributary/messaging/mongo';
import type { Actor } from '@tributary/service-kit';
import { inMongoTransaction, type MongoStore } from '@tributary/stores/mongo';
import type { Intake, IntakeChange } from '../../domain/intake/intake';
import type { IntakeDesk } from '../../use-cases/intake/accept-intake';
import { publishRejections, replaceIntakes } from './intake-rows';
import { openIntakeUnit } from './intake-unit';

type Desk = IntakeDesk & { reject(before: Intake, change: IntakeChange): Promise<void> };

export const makeAtTheIntakeDesk =
  (store: MongoStore, outbox: Outbox) =>
  <T>(actor: Actor, work: (desk: Desk) => Promise<T>): Promise<T> =>
    inMongoTransaction(store, actor, async (tx) => {
      const unit = openIntakeUnit(tx, outbox);
      const outcome = await work({
        ...unit.desk,
        reject: async (before, change) => {
          await replaceIntakes(tx, [{ before, after: change.intake }]);
          await publishRejections(tx, outbox, [change]);
        },
      });
      await unit.write();
      return outcome;
    });
