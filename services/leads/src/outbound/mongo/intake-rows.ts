import { serviceActor } from '@tributary/service-kit';
import { rowScope } from '@tributary/stores/mongo';
import { type Collection, type Connection, Schema } from 'mongoose';
import type { IntakeDocument } from './documents';
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
