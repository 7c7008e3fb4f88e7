import type { Page } from '@tributary/service-kit';
import { keysOf, pageOfRows } from '@tributary/stores';
import { type PostgresStore, reading, type Tx } from '@tributary/stores/postgres';
import type { CustomerQuery } from '../../domain/customer/search-text';
import { phoneKeys } from '../../domain/matching/match-keys';
import { followedUpTo } from '../../domain/matching/neighbourhood';
import type { PartyKind } from '../../domain/party/source-record';
import type { CustomerSearch } from '../../use-cases/search-customers';
import { type ViewRow, viewColumns, viewJoins, viewOf } from './customer-views';
import { malformedCursor } from './malformed-cursor';

type Found = ViewRow & { readonly score: number };

export const makeSearch = (store: PostgresStore): CustomerSearch => ({
  search: (actor, query, kind, page) =>
    reading(store, actor, (tx) => (query.latin === '' ? listAll(tx, kind, page) : find(tx, query, kind, page))),
});

/** Newest first: ids begin with the time they were made. */
async function listAll(tx: Tx, kind: PartyKind | undefined, { cursor, limit }: Page) {
  const keys = keysOf(cursor, ['number', 'uuid']);
  if (!keys) return malformedCursor;
  const rows = await tx.many<Found>(
    `select ${viewColumns}, 0 as score from customers c ${viewJoins}
      where not c.merged and ($1::text is null or c.kind = $1) and ($2::uuid is null or c.id < $2)
      order by c.id desc limit $3`,
    [kind ?? null, keys[1] ?? null, limit + 1],
  );
  return foundPage(rows, limit);
}

/**
 * Each way of finding uses its own index; a customer found by several counts once. What holds the very characters asked for
 * comes before what holds their sound, and that before what merely sounds alike.
 */
export const searchQuery = `
with found as (
    select id from find_customers($1, $2, $3) as id
     union
    select t.surviving_id
             from unnest($4::text[]) as k (key)
            cross join lateral (select home_id from match_keys where match_keys.key = k.key limit $5) m
             join customer_tree t on t.customer_id = m.home_id
  ), ranked as (
    select c.id,
           (case when $6 <> '' and c.search_text like $6 then 2 when c.search_text like $1 then 1 else 0 end)
             + word_similarity($2, c.search_text)::float8 as score
      from found join customers c using (id)
     where not c.merged and ($7::text is null or c.kind = $7)
  ), page as (
    select id, score from ranked where $8::float8 is null or (score, id) < ($8, $9::uuid)
     order by score desc, id desc limit $10
  )
  select ${viewColumns}, page.score from page join customers c using (id) ${viewJoins} order by page.score desc, c.id desc`;

async function find(tx: Tx, query: CustomerQuery, kind: PartyKind | undefined, { cursor, limit }: Page) {
  const keys = keysOf(cursor, ['number', 'uuid']);
  if (!keys) return malformedCursor;
  const rows = await tx.many<Found>(searchQuery, [
    containing(query.latin),
    query.latin,
    query.phoneDigits && containing(query.phoneDigits),
    query.phone ? phoneKeys(query.phone) : [],
    followedUpTo,
    query.han && containing(query.han),
    kind ?? null,
    keys[0] ?? null,
    keys[1] ?? null,
    limit + 1,
  ]);
  return foundPage(rows, limit);
}

function foundPage(rows: readonly Found[], limit: number) {
  const { items, nextCursor } = pageOfRows(rows, limit, ({ score, id }) => [String(score), id]);
  return { items: items.map(({ score: _, ...row }) => viewOf(row)), nextCursor };
}

const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
