import type { MongoMigration } from '@tributary/stores/mongo';
import type { Connection, mongo } from 'mongoose';

type Index = mongo.IndexDescription;

const day = 86_400;

/** Collections have to be there before the first transaction writes to them; indexes say what is asked of each. */
const collections: Readonly<Record<string, readonly Index[]>> = {
  leads: [
    { name: 'lists_newest', key: { listKeys: 1, status: 1, 'origin.channel': 1, _id: -1 } },
    { name: 'lists_best_score', key: { listKeys: 1, status: 1, 'origin.channel': 1, 'score.total': -1, _id: -1 } },
    { name: 'by_customer', key: { 'customer.id': 1, _id: 1 } },
    { name: 'by_deadline', key: { deadlineAt: 1 }, sparse: true },
  ],
  follow_ups: [{ name: 'by_lead', key: { leadId: 1, _id: -1 } }],
  custody_changes: [{ name: 'by_lead', key: { leadId: 1, version: -1 } }],
  holdings: [],
  hand_overs: [],
  employees: [{ name: 'candidates', key: { takesLeads: 1, teamPaths: 1 } }],
  customers: [],
  intakes: [
    { name: 'due', key: { lane: 1, dueAt: 1 }, partialFilterExpression: { dueAt: { $exists: true } } },
    {
      name: 'rejected',
      key: { state: 1, 'record.origin.channel': 1, receivedAt: -1, _id: -1 },
      partialFilterExpression: { state: 'rejected' },
    },
    { name: 'by_import', key: { importId: 1, state: 1, row: 1 }, partialFilterExpression: { importId: { $exists: true } } },
  ],
  imports: [
    { name: 'by_owner', key: { ownerId: 1, _id: -1 } },
    { name: 'due', key: { dueAt: 1 }, sparse: true },
  ],
  import_pieces: [
    { name: 'by_import', key: { importId: 1, piece: 1 } },
    // The file of an import is forgotten after 90 days, and its error file with it.
    { name: 'forgotten', key: { uploadedAt: 1 }, expireAfterSeconds: 90 * day },
  ],
  settings: [],
};

export const createLeads: MongoMigration = {
  name: '0001-create-leads',
  up: async (connection: Connection) => {
    for (const [name, indexes] of Object.entries(collections)) {
      const collection = await connection.createCollection(name);
      if (indexes.length > 0) await collection.createIndexes([...indexes]);
    }
  },
};
