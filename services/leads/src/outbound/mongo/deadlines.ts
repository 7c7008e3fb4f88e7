import { serviceActor } from '@tributary/service-kit';
import type { MongoStore } from '@tributary/stores/mongo';
import type { Deadlines } from '../../use-cases/leads/watch-deadlines';
import { asked, leadRows } from './lead-rows';

const service = serviceActor('leads');

export const makeDeadlines = (store: MongoStore): Deadlines => ({
  passed: async (now, limit) => {
    const rows = await leadRows(store.connection)
      .find({ deadlineAt: { $lte: now } }, { projection: { _id: 1 }, ...asked({ connection: store.connection, actor: service }) })
      .sort({ deadlineAt: 1 })
      .limit(limit)
      .toArray();
    return rows.map(({ _id }) => _id);
  },
});
