import { createConnection } from 'mongoose';
import { call } from '../load/callers';

/** Documents a second that the driver finds by their key. */
export async function keyCeiling(mongoUrl: string, count: number): Promise<number> {
  const connection = await createConnection(mongoUrl, { maxPoolSize: 8 }).asPromise();
  try {
    const leads = connection.collection<{ _id: string }>('leads');
    const known = await leads
      .find({}, { projection: { _id: 1 } })
      .limit(1_000)
      .toArray();
    const found = await call(8, count, (index) => leads.findOne({ _id: known[index % known.length]?._id ?? '' }));
    return found.perSecond;
  } finally {
    await connection.close();
  }
}
