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

  /** Of two that have seen the same intake due, one finds it so still; `until` tells which. */
  async function take(found: readonly IntakeDocument[], now: Date, until: Date): Promise<readonly IntakeDocument[]> {
    if (found.length === 0) return [];
    const ids = found.map(({ _id }) => _id);
    const stillDue = { _id: { $in: ids }, dueAt: { $lte: now } };
    const { modifiedCount } = await intakes().updateMany(stillDue, { $set: { dueAt: until } }, asTheService);
    if (modifiedCount === found.length) return found;
    const mine = await intakes().distinct('_id', { _id: { $in: ids }, dueAt: until }, asTheService);
    return found.filter(({ _id }) => mine.includes(_id));
  }

  return {
    lease: async (limit, now, until) => {
      const [live, imported] = await Promise.all([due('live', limit, now), due('import', limit, now)]);
      const taken = await take([...live, ...imported].slice(0, limit), now, until);
      return taken.map((document) => ({ intake: intakeOf(document), attempts: document.attempts }));
    },

    postpone: async (before, after, attempts, until) => {
      const replacement = { ...intakeDocument(after, until), attempts };
      const options = { ...asTheService, ...withoutUndefined };
      await intakes().replaceOne({ _id: before.id, version: before.version }, replacement, options);
    },
  };
}
