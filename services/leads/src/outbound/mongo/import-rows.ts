import { rowScope } from '@tributary/stores/mongo';
import { type Collection, type Connection, Schema } from 'mongoose';
import type { ImportDocument } from './documents';

/** PERM-1: those one started, which no team shares. */
const reach = rowScope({ owner: 'ownerId', teamPath: 'ownerTeamPath' });

const schema = new Schema<ImportDocument>({ _id: String }, { strict: false, versionKey: false, collection: 'imports' }).plugin(
  reach,
);

/** Every operation on imports passes here, and names its actor by the transaction's session or by the option `actor`. */
export const importRows = (connection: Connection): Collection<ImportDocument> =>
  (connection.models['Import'] ?? connection.model('Import', schema)).collection as unknown as Collection<ImportDocument>;
