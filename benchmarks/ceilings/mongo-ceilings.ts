import { randomUUID } from 'node:crypto';
import { createConnection } from 'mongoose';
import { rate } from '../report/rate';
import type { StoreCeilings } from './store-ceilings';

/** The driver alone: drains by find and deleteMany, and writes inbox and projection by insertMany and bulkWrite. */
export async function mongoCeilings(url: string, count: number): Promise<StoreCeilings> {
  const connection = await createConnection(url).asPromise();
  try {
    const outbox = connection.collection<{ _id: string; body: string }>('raw_outbox');
    const inbox = connection.collection<{ _id: string }>('raw_inbox');
    const effects = connection.collection<{ _id: number; n: number }>('raw_effects');
    for (const collection of [outbox, inbox, effects]) await connection.createCollection(collection.collectionName);
    const body = 'x'.repeat(1_024);
    for (let next = 0; next < count; next += 1_000) {
      await outbox.insertMany(Array.from({ length: Math.min(1_000, count - next) }, () => ({ _id: randomUUID(), body })));
    }
    const take = async (batch: number, from: number): Promise<void> => {
      const session = await connection.startSession();
      session.startTransaction({ writeConcern: { w: 'majority' } });
      const ids = Array.from({ length: batch }, () => ({ _id: randomUUID() }));
      await inbox.insertMany(ids, { session });
      const updates = ids.map((_, index) => ({
        updateOne: { filter: { _id: (from + index) % 1_000 }, update: { $inc: { n: 1 } }, upsert: true },
      }));
      await effects.bulkWrite(updates, { session });
      await session.commitTransaction();
      await session.endSession();
    };

    const drain = await rate(count, async () => {
      for (let next = 0; next < count; next += 500) {
        const found = await outbox.find().sort({ _id: 1 }).limit(500).toArray();
        await outbox.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } });
      }
    });
    const inboxRate = await rate(count, async () => {
      for (let next = 0; next < count; next += 100) await take(100, next);
    });
    const few = Math.ceil(count / 40);
    const inboxOneByOne = await rate(few, async () => {
      for (let next = 0; next < few; next += 1) await take(1, next);
    });
    for (const collection of [outbox, inbox, effects]) await collection.drop();
    return { drain, inbox: inboxRate, inboxOneByOne };
  } finally {
    await connection.close();
  }
}
