import { keysOf, pageOfRows } from '@tributary/stores';
import type { MongoStore } from '@tributary/stores/mongo';
import type { ImportTally } from '../../domain/imports/import-job';
import type { ReachableImports, Tallies } from '../../use-cases/imports/get-import';
import type { RejectedRows } from '../../use-cases/imports/get-import-errors';
import type { ImportLists } from '../../use-cases/imports/list-imports';
import type { ImportQueue } from '../../use-cases/imports/run-imports';
import { importOf } from './documents';
import { importRows } from './import-rows';
import { ownedBy } from './import-shelf';
import { asTheService, intakeRows } from './intake-rows';
import { asked } from './lead-rows';

export function makeImportReader(store: MongoStore): ReachableImports & ImportLists & Tallies & RejectedRows & ImportQueue {
  const imports = () => importRows(store.connection);
  const intakes = () => intakeRows(store.connection);

  return {
    find: async (actor, importId) => {
      const found = await imports().findOne({ _id: importId, ...ownedBy(actor) }, asked({ actor }));
      return found ? importOf(found) : undefined;
    },

    ofActor: async (actor, { cursor, limit }) => {
      const keys = keysOf(cursor, ['uuid']);
      if (!keys) return { refused: 'request.malformed', field: 'page.cursor' };
      const [id] = keys;
      const rows = await imports()
        .find({ ownerId: actor.id, ...(id && { _id: { $lt: id } }) }, asked({ actor }))
        .sort({ _id: -1 })
        .limit(limit + 1)
        .toArray();
      return pageOfRows(rows.map(importOf), limit, (job) => [job.id]);
    },

    tally: async (importId) => {
      const groups = await intakes()
        .aggregate<{ _id: { state: string; outcome?: string }; rows: number }>(
          [{ $match: { importId } }, { $group: { _id: { state: '$state', outcome: '$outcome.kind' }, rows: { $sum: 1 } } }],
          asTheService,
        )
        .toArray();
      const count = (is: (group: { state: string; outcome?: string }) => boolean): number =>
        groups.filter(({ _id }) => is(_id)).reduce((sum, { rows }) => sum + rows, 0);
      const tally: ImportTally = {
        rejected: count(({ state }) => state === 'rejected'),
        newLeads: count(({ outcome }) => outcome === 'new-lead'),
        additions: count(({ outcome }) => outcome === 'addition'),
        customerSignals: count(({ outcome }) => outcome === 'customer-signal'),
      };
      return { ...tally, underWay: count(({ state }) => state === 'received' || state === 'resolved') };
    },

    rejectedRows: async (importId, afterRow, limit) => {
      const rows = await intakes()
        .find({ importId, state: 'rejected', row: { $gt: afterRow } }, { projection: { row: 1, rejection: 1 }, ...asTheService })
        .sort({ row: 1 })
        .limit(limit)
        .toArray();
      return new Map(rows.flatMap(({ row, rejection }) => (row && rejection ? [[row, rejection.code] as const] : [])));
    },

    lease: async (now, until) => {
      const taken = await imports().findOneAndUpdate(
        { dueAt: { $lte: now } },
        { $set: { dueAt: until } },
        { sort: { dueAt: 1 }, returnDocument: 'after', ...asTheService },
      );
      return taken ? importOf(taken) : undefined;
    },

    release: async ({ id }, dueAt) => {
      await imports().updateOne({ _id: id, dueAt: { $exists: true } }, { $set: { dueAt } }, asTheService);
    },
  };
}
