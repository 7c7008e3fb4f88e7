import type { Actor } from '@tributary/service-kit';
import { type MongoTx, rowScope } from '@tributary/stores/mongo';
import { type Collection, type Connection, Schema } from 'mongoose';
import type { Lead } from '../../domain/lead/lead';
import { withoutUndefined } from './collections';
import { type LeadDocument, leadDocument, leadOf } from './documents';

/** PERM-1: own leads, the team's, or all; and the public sea for those who may look into it. */
const reach = rowScope({
  owner: 'custody.holder.id',
  teamPath: 'custody.holder.teamPath',
  open: ({ permissions }) => (permissions.has('leads.sea.read') ? { 'custody.state': 'pool' } : undefined),
});

const schema = new Schema<LeadDocument>({ _id: String }, { strict: false, versionKey: false, collection: 'leads' }).plugin(reach);

/** Every operation on leads passes here, and names its actor by the transaction's session or by the option `actor`. */
export const leadRows = (connection: Connection): Collection<LeadDocument> =>
  (connection.models['Lead'] ?? connection.model('Lead', schema)).collection as unknown as Collection<LeadDocument>;

/** By whom, in which transaction if in one. */
export interface Asker {
  readonly connection: Connection;
  readonly actor: Actor;
  readonly session?: MongoTx['session'];
}

export const asked = ({ actor, session }: Partial<Asker> & Pick<Asker, 'actor'>) => ({ actor, ...(session && { session }) });

export async function findLead(asker: Asker, id: string): Promise<Lead | undefined> {
  const found = await leadRows(asker.connection).findOne({ _id: id }, asked(asker));
  return found ? leadOf(found) : undefined;
}

/** A lead as it is to be; `storedVersion` is what the store has, if it has it. */
export interface LeadWrite {
  readonly lead: Lead;
  readonly storedVersion?: number | undefined;
}

/** @throws when one of them is no longer at its version */
export async function putLeads({ connection, session }: MongoTx, writes: readonly LeadWrite[]): Promise<void> {
  if (writes.length === 0) return;
  const operations = writes.map(({ lead, storedVersion }) => {
    const document = leadDocument(lead);
    return storedVersion === undefined
      ? { insertOne: { document } }
      : { replaceOne: { filter: { _id: lead.id, version: storedVersion }, replacement: document } };
  });
  const { insertedCount, modifiedCount } = await leadRows(connection).bulkWrite(operations, { session, ...withoutUndefined });
  if (insertedCount + modifiedCount !== writes.length) throw new Error('a lead has moved on since it was read');
}

/** Oldest first. */
export async function leadsOfCustomers({ connection, session }: MongoTx, customerIds: readonly string[]): Promise<Lead[]> {
  const found = await leadRows(connection)
    .find({ 'customer.id': { $in: [...customerIds] } }, { session })
    .sort({ _id: 1 })
    .toArray();
  return found.map(leadOf);
}
