import { createHash } from 'node:crypto';
import { createConnection } from 'mongoose';

interface Document {
  readonly _id: string;
}

const idOf = (customer: number): string =>
  createHash('md5')
    .update(`customer ${customer}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What the service desk has heard of these customers: whose they are, their tier, two open orders and one that is done. */
export async function loadContext(mongoUrl: string, customers: readonly number[]): Promise<void> {
  const connection = await createConnection(mongoUrl).asPromise();
  const insert = async (name: string, documents: readonly Document[]): Promise<void> => {
    for (let next = 0; next < documents.length; next += 1_000)
      await connection.collection<Document>(name).insertMany(documents.slice(next, next + 1_000) as Document[]);
  };
  try {
    const ids = customers.map(idOf);
    await insert('employees', [{ _id: 'rep', name: '陈丽', teamPath: '/hq/', version: 1 } as Document]);
    await insert(
      'owners',
      ids.map((_id) => ({ _id, ownerId: 'rep', version: 1 })),
    );
    await insert(
      'tiers',
      ids.map((_id) => ({ _id, tier: 'gold', version: 1 })),
    );
    await insert('orders', ids.flatMap(ordersOf));
  } finally {
    await connection.close();
  }
}

const ordersOf = (id: string): readonly Document[] =>
  (['confirmed', 'shipped', 'completed'] as const).map((state) => ({
    ...{ _id: `${id}-${state}`, version: 1, number: `SO-${state}`, contractId: id, skus: ['CNC-850'], state },
    customer: { id, madeWithId: id },
  }));
