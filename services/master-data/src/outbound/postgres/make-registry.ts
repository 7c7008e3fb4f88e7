import type { Page } from '@tributary/service-kit';
import { keysOf, pageOfRows } from '@tributary/stores';
import { type PostgresStore, reading, type Tx } from '@tributary/stores/postgres';
import { phoneKeys } from '../../domain/matching/match-keys';
import { followedUpTo } from '../../domain/matching/neighbourhood';
import type { ReviewTask, ReviewTaskView } from '../../domain/review-task';
import type { CustomersById } from '../../use-cases/get-customer';
import type { CustomerLineage, LineageBook, RecordedLineage, RecordSummary } from '../../use-cases/get-customer-lineage';
import type { ReviewTaskList } from '../../use-cases/list-review-tasks';
import type { PhoneBook, SeenCustomer } from '../../use-cases/look-up-by-phone';
import { type ViewRow, viewColumns, viewJoins, viewOf, viewsById } from './customer-views';
import { malformedCursor } from './malformed-cursor';
import { present, taskViewFrom } from './review-task-rows';

/** Answers questions; each in one read-only transaction as the acting user. */
export const makeRegistry = (store: PostgresStore): CustomersById & PhoneBook & LineageBook & ReviewTaskList => ({
  customersById: (actor, ids) => reading(store, actor, (tx) => viewsById(tx, ids)),
  customersWithPhone: (actor, e164) => reading(store, actor, (tx) => customersWithPhone(tx, e164)),
  lineageOf: (actor, customerId) => reading(store, actor, (tx) => lineageOf(tx, customerId)),
  listReviewTasks: (actor, state, page) => reading(store, actor, (tx) => listReviewTasks(tx, state, page)),
});

/** One indexed query, however many have the number: of a number shared by a call shop the first customers are looked at. */
export const phoneQuery = `
  select ${viewColumns}, seen.at as "lastSeenAt"
    from (select t.surviving_id, max(m.last_seen) as at
            from unnest($1::text[]) as k (key)
           cross join lateral (select home_id, last_seen from match_keys where match_keys.key = k.key limit $2) m
            join customer_tree t on t.customer_id = m.home_id
           group by t.surviving_id) seen
    join customers c on c.id = seen.surviving_id ${viewJoins}
   order by seen.at desc, c.id limit 20`;

export const phoneQueryParameters = (e164: string): readonly unknown[] => [phoneKeys(e164), followedUpTo];

async function customersWithPhone(tx: Tx, e164: string): Promise<readonly SeenCustomer[]> {
  const rows = await tx.many<ViewRow & { readonly lastSeenAt: Date }>(phoneQuery, phoneQueryParameters(e164));
  return rows.map(({ lastSeenAt, ...row }) => ({ customer: viewOf(row), lastSeenAt }));
}

const shownAtMost = 200;

async function lineageOf(tx: Tx, askedId: string): Promise<CustomerLineage | undefined> {
  const customer = await tx.one<{ id: string; members: string[] }>(
    `select c.id, array(select customer_id from customer_tree where surviving_id = c.id) as members
       from customer_tree t join customers c on c.id = t.surviving_id where t.customer_id = $1`,
    [askedId],
  );
  if (!customer) return undefined;
  const entries = await tx.many<object>(
    `select id, kind, customer_id as "customerId", other_id as "otherId", parent_id as "parentId", moves,
            actor_id as "actorId", reason, occurred_at as "occurredAt", undone_by as "undoneBy"
       from customer_lineage where customer_id = any($1::uuid[]) or other_id = any($1::uuid[])
      order by id desc limit $2`,
    [customer.members, shownAtMost],
  );
  const records = await tx.many<RecordSummary>(
    `select id, home_id as "homeId", channel, channel_record_id as "channelRecordId", channel_version::float8 as version,
            occurred_at as "occurredAt", received_at as "receivedAt", resolution ->> 'outcome' as outcome,
            (resolution ->> 'probability')::float8 as probability, resolution ->> 'modelVersion' as "modelVersion"
       from source_records where home_id = any($1::uuid[]) order by occurred_at desc, id desc limit $2`,
    [customer.members, shownAtMost],
  );
  return { customerId: customer.id, entries: entries.map((row) => present<RecordedLineage>(row)), records };
}

async function listReviewTasks(tx: Tx, state: ReviewTask['state'], { cursor, limit }: Page) {
  const keys = keysOf(cursor, ['number', 'uuid']);
  if (!keys) return malformedCursor;
  const rows = await tx.many<object>(
    `${taskViewFrom}
      where r.state = $1 and ($2::float8 is null or (r.probability, r.id) < ($2, $3::uuid))
      order by r.probability desc, r.id desc limit $4`,
    [state, keys[0] ?? null, keys[1] ?? null, limit + 1],
  );
  const tasks = rows.map((row) => present<ReviewTaskView>(row));
  return pageOfRows(tasks, limit, ({ probability, id }) => [String(probability), id]);
}
