import { keysOf, pageOfRows } from '@tributary/stores';
import type { MongoStore } from '@tributary/stores/mongo';
import { channels } from '../../domain/lead/lead';
import type { Intakes } from '../../use-cases/intake/get-intake';
import type { RejectedIntakes } from '../../use-cases/intake/list-rejected-intakes';
import { intakeOf } from './documents';
import { intakeRows } from './intake-rows';
import { asked } from './lead-rows';

export const makeIntakeReader = (store: MongoStore): Intakes & RejectedIntakes => ({
  find: async (actor, intakeId) => {
    const found = await intakeRows(store.connection).findOne({ _id: intakeId }, asked({ actor }));
    return found ? intakeOf(found) : undefined;
  },

  rejected: async (actor, { channel, cursor, limit }) => {
    const keys = keysOf(cursor, ['instant', 'uuid']);
    if (!keys) return { refused: 'request.malformed', field: 'page.cursor' };
    const [time, id] = keys;
    // The range bounds the walk along the index; the alternative skips what the last page showed of the same instant.
    const behind =
      time && id
        ? { receivedAt: { $lte: new Date(time) }, $or: [{ receivedAt: { $lt: new Date(time) } }, { _id: { $lt: id } }] }
        : {};
    const rows = await intakeRows(store.connection)
      .find({ state: 'rejected', 'record.origin.channel': channel ?? { $in: [...channels] }, ...behind }, asked({ actor }))
      .sort({ receivedAt: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
    return pageOfRows(rows.map(intakeOf), limit, ({ receivedAt, id: rowId }) => [receivedAt.toISOString(), rowId]);
  },
});
