import type { Outbox } from '@tributary/messaging/mongo';
import { serviceActor } from '@tributary/service-kit';
import { type MongoTx, rowScope } from '@tributary/stores/mongo';
import { type Collection, type Connection, Schema } from 'mongoose';
import type { Intake, IntakeChange } from '../../domain/intake/intake';
import { withoutUndefined } from './collections';
import { type IntakeDocument, intakeDocument, intakeOf } from './documents';
import { asked } from './lead-rows';

/** PERM-1: those one handed in, which no team shares; and every one for those who review them. */
const reach = rowScope({
  owner: 'submittedBy.id',
  teamPath: 'submittedBy.teamPath',
  open: ({ permissions }) => (permissions.has('leads.intake.review') ? {} : undefined),
});

const schema = new Schema<IntakeDocument>({ _id: String }, { strict: false, versionKey: false, collection: 'intakes' }).plugin(
  reach,
);

/** Every operation on intakes passes here, and names its actor by the transaction's session or by the option `actor`. */
export const intakeRows = (connection: Connection): Collection<IntakeDocument> =>
  (connection.models['Intake'] ?? connection.model('Intake', schema)).collection as unknown as Collection<IntakeDocument>;

/** Bringing intakes on is the service's own work, whoever handed them in. */
export const asTheService = asked({ actor: serviceActor('leads') });

export async function findIntake({ connection, session }: MongoTx, id: string): Promise<Intake | undefined> {
  const found = await intakeRows(connection).findOne({ _id: id }, { session });
  return found ? intakeOf(found) : undefined;
}

/** They must not be there yet: the transaction inserts them at its end. */
export async function addIntakes(tx: MongoTx, outbox: Outbox, changes: readonly IntakeChange[]): Promise<void> {
  const documents = changes.map(({ intake }) => intakeDocument(intake, intake.receivedAt));
  tx.append(intakeRows(tx.connection), documents);
  await publishRejections(tx, outbox, changes);
}

export interface IntakeStep {
  readonly before: Intake;
  readonly after: Intake;
}

/** @throws when an intake has moved on since `before` was read: somebody else worked on it */
export async function replaceIntakes({ connection, session }: MongoTx, steps: readonly IntakeStep[]): Promise<void> {
  if (steps.length === 0) return;
  const operations = steps.map(({ before, after }) => ({
    replaceOne: { filter: { _id: before.id, version: before.version }, replacement: intakeDocument(after, new Date()) },
  }));
  const { modifiedCount } = await intakeRows(connection).bulkWrite(operations, { session, ...withoutUndefined });
  if (modifiedCount !== steps.length) throw new Error('an intake has moved on since it was read');
}

export const publishRejections = (tx: MongoTx, outbox: Outbox, changes: readonly IntakeChange[]): Promise<void> =>
  outbox.addMany(
    tx,
    changes
      .filter(({ events }) => events.length > 0)
      .map(({ intake, events }) => ({ aggregate: intake.id, version: intake.rejections, events })),
  );
