import { keysOf, pageOfRows } from '@tributary/stores';
import type { MongoStore } from '@tributary/stores/mongo';
import type { ReachableLeads } from '../../use-cases/leads/get-lead';
import type { LeadLists } from '../../use-cases/leads/list-leads';
import { leadOf } from './documents';
import { leadOrders, planLeadList } from './lead-list-plan';
import { asked, findLead, leadRows } from './lead-rows';

export const makeLeadReader = ({ connection }: MongoStore): ReachableLeads & LeadLists => ({
  find: (actor, leadId) => findLead({ connection, actor }, leadId),

  page: async (actor, query) => {
    const order = leadOrders[query.sort];
    const keys = keysOf(query.cursor, order.keys);
    if (!keys) return { refused: 'request.malformed', field: 'page.cursor' };
    const { filter, sort, index } = planLeadList(query, keys);
    const rows = await leadRows(connection)
      .find(filter, asked({ connection, actor }))
      .sort(sort)
      .hint(index)
      .limit(query.limit + 1)
      .toArray();
    return pageOfRows(rows.map(leadOf), query.limit, order.keysOf);
  },

  count: (actor, query, most) => {
    const { filter, index } = planLeadList(query);
    return leadRows(connection).countDocuments(filter, { ...asked({ connection, actor }), limit: most, hint: index });
  },
});
