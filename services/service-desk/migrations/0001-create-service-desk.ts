import type { MongoMigration } from '@tributary/stores/mongo';
import type { Connection, mongo } from 'mongoose';

/** Collections have to be there before the first transaction writes to them; indexes say what is asked of each. */
const collections: Readonly<Record<string, readonly mongo.IndexDescription[]>> = {
  tickets: [
    { name: 'by_number', key: { number: 1 }, unique: true },
    { name: 'most_urgent', key: { dueAt: 1, _id: 1 } },
    { name: 'most_urgent_of_state', key: { state: 1, dueAt: 1, _id: 1 } },
    { name: 'most_urgent_of_assignee', key: { 'assignee.id': 1, dueAt: 1, _id: 1 } },
    { name: 'by_customer', key: { 'customer.id': 1, dueAt: 1, _id: 1 } },
  ],
  calls: [{ name: 'by_customer', key: { 'customer.id': 1 }, sparse: true }],
  orders: [{ name: 'by_customer', key: { 'customer.id': 1, state: 1, _id: -1 } }],
  customers: [],
  owners: [],
  tiers: [],
  contracts: [],
  products: [],
  employees: [],
};

export const createServiceDesk: MongoMigration = {
  name: '0001-create-service-desk',
  up: async (connection: Connection) => {
    for (const [name, indexes] of Object.entries(collections)) {
      const collection = await connection.createCollection(name);
      if (indexes.length > 0) await collection.createIndexes([...indexes]);
    }
  },
};
