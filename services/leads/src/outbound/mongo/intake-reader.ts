import { keysOf, pageOfRows } from '@tributary/stores';
import type { MongoStore } from '@tributary/stores/mongo';
import { channels } from '../../domain/lead/lead';
import type { Intakes } from '../../use-cases/intake/get-intake';
import type { RejectedIntakes } from '../../use-cases/intake/list-rejected-intakes';
import { collection } from './collections';
import { intakeOf } from './documents';

/** Intakes belong to nobody's rows; who may see which one is decided by the use cases. */
export const makeIntakeReader = (store: MongoStore): Intakes & RejectedIntakes => ({
  find: async (_actor, intakeId) => {
    const found = await collection(store.connection, 'intakes').findOne({ _id: intakeId });
    return found ? intakeOf(found) : undefined;
  },

  rejected: async (_actor, { channel, cursor, limit }) => {
    const keys = keysOf(cursor, ['instant', 'uuid']);
    if (!keys) return { refused: 'request.malformed', field: 'page.cursor' };
    const [time, id] = keys;
    // The range bounds the walk along the index; the alternative skips what the last page showed of the same instant.
    const behind =
      time && id
        ? { receivedAt: { $lte: new Date(time) }, $or: [{ receivedAt: { $lt: new Date(time) } }, { _id: { $lt: id } }] }
        : {};
    const rows = await collection(store.connection, 'intakes')
      .find({ state: 'rejected', 'record.origin.channel': channel ?? { $in: [...channels] }, ...behind })
      .sort({ receivedAt: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
    return pageOfRows(rows.map(intakeOf), limit, ({ receivedAt, id: rowId }) => [receivedAt.toISOString(), rowId]);
  },
});
