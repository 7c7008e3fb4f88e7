import type { MongoStore } from '@tributary/stores/mongo';
import type { IntakeQueue } from '../../use-cases/intake/settle-intakes';
import { withoutUndefined } from './collections';
import { type IntakeDocument, intakeDocument, intakeOf } from './documents';
import { asTheService, intakeRows } from './intake-rows';

export function makeIntakeQueue(store: MongoStore): IntakeQueue {
  const intakes = () => intakeRows(store.connection);

  const due = (lane: IntakeDocument['lane'], limit: number, now: Date): Promise<IntakeDocument[]> =>
    intakes()
      .find({ lane, dueAt: { $lte: now } }, asTheService)
      .sort({ dueAt: 1 })
      .limit(limit)
      .toArray();

  /** Of two that have seen the same intake due, one finds it so still. */
  async function take(id: string, now: Date, until: Date): Promise<boolean> {
    const { modifiedCount } = await intakes().updateOne(
      { _id: id, dueAt: { $lte: now } },
      { $set: { dueAt: until } },
      asTheService,
    );
    return modifiedCount === 1;
  }

  return {
    lease: async (limit, now, until) => {
      const live = await due('live', limit, now);
      const found = live.length < limit ? [...live, ...(await due('import', limit - live.length, now))] : live;
      const taken = await Promise.all(found.map(async (document) => ((await take(document._id, now, until)) ? [document] : [])));
      return taken.flat().map((document) => ({ intake: intakeOf(document), attempts: document.attempts }));
    },

    postpone: async ({ id, version }, attempts, until) => {
      await intakes().updateOne(
        { _id: id, dueAt: { $exists: true }, version: { $gte: version } },
        { $set: { attempts, dueAt: until } },
        asTheService,
      );
    },

    storeResolved: async (before, after, until) => {
      const document = { ...intakeDocument(after, until), attempts: 0 };
      const { modifiedCount } = await intakes().replaceOne({ _id: before.id, version: before.version }, document, {
        ...asTheService,
        ...withoutUndefined,
      });
      return modifiedCount === 1;
    },
  };
}
