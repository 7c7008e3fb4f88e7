import type { Actor, Page, Refusal } from '@tributary/service-kit';
import { keysOf, type PageOf, pageOfRows } from '../keyset';
import { reading } from './in-transaction';
import type { PostgresStore } from './open-postgres';

/** A condition on one value; an undefined one is not asked for. */
export interface Condition {
  readonly is: (param: string) => string;
  readonly value: string | undefined;
}

export const equals = (column: string, value: string | undefined): Condition => ({
  is: (param) => `${column} = ${param}`,
  value,
});

interface ListQuery<Row, Item> {
  /** Up to its `where`. */
  readonly select: string;
  /** Columns of the list's order: when it came to be, and which of those of the same instant it is. */
  readonly at: string;
  readonly id: string;
  readonly conditions: readonly Condition[];
  readonly itemOf: (row: Row) => Item;
  readonly keyOf: (item: Item) => readonly [at: Date, id: string];
}

/** One page of a list, newest first. Only what is asked for is in the statement, so that each kind of question has its index. */
export async function newestFirst<Row, Item>(
  store: PostgresStore,
  actor: Actor,
  { select, at, id, conditions, itemOf, keyOf }: ListQuery<Row, Item>,
  { cursor, limit }: Page,
): Promise<PageOf<Item> | Refusal<'request.malformed'>> {
  const keys = keysOf(cursor, ['instant', 'uuid']);
  if (!keys) return { refused: 'request.malformed', field: 'page.cursor' };
  const asked = conditions.filter(({ value }) => value !== undefined);
  const values = [...asked.map(({ value }) => value), ...keys];
  const where = [
    ...asked.map(({ is }, index) => is(`$${index + 1}`)),
    ...(keys.length > 0 ? [`(${at}, ${id}) < ($${asked.length + 1}::timestamptz, $${asked.length + 2}::uuid)`] : []),
  ];
  const rows = await reading(store, actor, (tx) =>
    tx.many<Row>(
      `${select} ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
        order by ${at} desc, ${id} desc limit $${values.length + 1}`,
      [...values, limit + 1],
    ),
  );
  return pageOfRows(rows.map(itemOf), limit, (item) => {
    const [instant, itemId] = keyOf(item);
    return [instant.toISOString(), itemId];
  });
}
