/** One page of a list, and where the next one begins. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  /** Empty on the last page. */
  readonly nextCursor: string;
}

/** A place in a sorted list as opaque text: the sort keys of the last row seen, so that rows that come and go move nothing. */
export const cursorOf = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** Undefined for text that is not a cursor of this many keys. Empty text, the first page, gives no keys. */
export function keysOf(cursor: string, count: number): readonly string[] | undefined {
  if (cursor === '') return [];
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(keys) && keys.length === count && keys.every((key) => typeof key === 'string') ? keys : undefined;
  } catch {
    return undefined;
  }
}

/** The page of rows that were asked for with one more than `limit`: that one tells whether there is a next page. */
export function pageOfRows<Row>(rows: readonly Row[], limit: number, keys: (row: Row) => readonly string[]): PageOf<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? cursorOf(keys(last)) : '' };
}
