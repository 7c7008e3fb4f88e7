/** One page of a list, and where the next one begins. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  /** Empty on the last page. */
  readonly nextCursor: string;
}

/** A place in a sorted list as opaque text: the sort keys of the last row seen, so that rows that come and go move nothing. */
export const cursorOf = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** What a sort key is. A cursor that somebody made up is told by it before the store has to take its values. */
const isOfKind = {
  uuid: (key: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key),
  /** As `Date.toISOString` writes it, from the year 1 to 9999. */
  instant: (key: string): boolean => key >= '0001' && key < ':' && isWrittenBy(key, (text) => new Date(text).toISOString()),
  /** An ISO date. */
  day: (key: string): boolean => isOfKind.instant(`${key}T00:00:00.000Z`),
  number: (key: string): boolean => Number.isFinite(Number(key)) && isWrittenBy(key, (text) => String(Number(text))),
  text: (key: string): boolean => !key.includes('\0'),
} as const;

export type KeyKind = keyof typeof isOfKind;

function isWrittenBy(key: string, write: (text: string) => string): boolean {
  try {
    return write(key) === key;
  } catch {
    return false;
  }
}

/** Undefined for text that is not a cursor of keys of these kinds. Empty text, the first page, gives no keys. */
export function keysOf(cursor: string, kinds: readonly KeyKind[]): readonly string[] | undefined {
  if (cursor === '') return [];
  const keys = parsed(cursor);
  if (!Array.isArray(keys) || keys.length !== kinds.length) return undefined;
  return kinds.every((kind, at) => typeof keys[at] === 'string' && isOfKind[kind](keys[at])) ? keys : undefined;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
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
