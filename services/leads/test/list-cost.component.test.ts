import type { mongo } from 'mongoose';
import { v7 as uuid } from 'uuid';
import { newLead } from '../src/domain/intake/become-lead';
import { channels, leadStatuses } from '../src/domain/lead/lead';
import { type ListScope, listKey } from '../src/domain/lead/list-keys';
import { makeAtTheIntakeDesk } from '../src/outbound/mongo/intake-desk';
import { planLeadList } from '../src/outbound/mongo/lead-list-plan';
import { aContact, anOrigin, aTouch } from './builders';
import { type LeadStore, leadsService, openLeadStore } from './lead-store';

const sea: ListScope = { kind: 'sea' };
const pageSize = 5;
const stored = 60;

/** Every list there is: any status or one, any channel or one, with and without text, in both orders. */
const everyList = [undefined, 'new' as const].flatMap((status) =>
  [undefined, 'web' as const].flatMap((channel) =>
    [listKey(sea), listKey(sea, '张')].flatMap((key) =>
      (['newest', 'best-score'] as const).map((sort) => ({ key, status, channel, sort })),
    ),
  ),
);

describe('what a page of a lead list costs', () => {
  let running: LeadStore;
  beforeAll(async () => {
    running = await openLeadStore();
    const atTheDesk = makeAtTheIntakeDesk(running.store, running.outbox);
    for (let index = 0; index < stored; index += 1) {
      const touch = aTouch({
        contact: aContact(index % 2 === 0 ? { company: '长江机械' } : {}),
        origin: anOrigin(index % 3 === 0 ? 'web' : 'wechat'),
      });
      const link = { id: uuid(), madeWithId: 'x', madeWithRecordId: 'x' };
      await atTheDesk(leadsService, (desk) => desk.addLead(newLead(uuid(), touch, link, new Date())));
    }
  });
  afterAll(() => running.stop());

  it.each(everyList)('is one walk along one index, and no sorting: %o', async (list) => {
    const { filter, sort, index } = planLeadList(list);
    const leads = running.store.connection.getClient().db().collection('leads');
    const explained = (await leads
      .find(filter as mongo.Filter<mongo.Document>)
      .sort(sort)
      .hint(index)
      .limit(pageSize)
      .explain('executionStats')) as { queryPlanner: { winningPlan: object }; executionStats: Record<string, number> };

    const plan = JSON.stringify(explained.queryPlanner.winningPlan);
    expect(plan).not.toContain('"SORT"');
    expect(plan).not.toContain('"COLLSCAN"');
    expect(explained.executionStats['totalDocsExamined']).toBeLessThanOrEqual(pageSize);
    // One key ahead for each combination of the fields that may be anything, whatever is stored.
    expect(explained.executionStats['totalKeysExamined']).toBeLessThanOrEqual(
      pageSize + 2 * leadStatuses.length * channels.length,
    );
  });
});
