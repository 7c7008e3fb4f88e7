import { keysOf, pageOfRows } from '@tributary/stores';
import type { MongoStore } from '@tributary/stores/mongo';
import type { LeadHistory } from '../../use-cases/leads/list-lead-history';
import { collection } from './collections';

const malformedCursor = { refused: 'request.malformed', field: 'page.cursor' } as const;

export const makeLeadHistory = (store: MongoStore): LeadHistory => ({
  followUps: async ({ leadId, cursor, limit }) => {
    const keys = keysOf(cursor, ['text']);
    if (!keys) return malformedCursor;
    const [id] = keys;
    const rows = await collection(store.connection, 'follow_ups')
      .find({ leadId, ...(id && { _id: { $lt: id } }) })
      .sort({ _id: -1 })
      .limit(limit + 1)
      .toArray();
    return pageOfRows(
      rows.map(({ _id, ...followUp }) => ({ id: _id, ...followUp })),
      limit,
      (followUp) => [followUp.id],
    );
  },

  custodyChanges: async ({ leadId, cursor, limit }) => {
    const keys = keysOf(cursor, ['number']);
    if (!keys) return malformedCursor;
    const [version] = keys;
    const rows = await collection(store.connection, 'custody_changes')
      .find({ leadId, ...(version && { version: { $lt: Number(version) } }) })
      .sort({ version: -1 })
      .limit(limit + 1)
      .toArray();
    return pageOfRows(
      rows.map(({ _id, ...change }) => change),
      limit,
      (change) => [String(change.version)],
    );
  },
});
