import { call } from '../load/callers';
import { percentile } from '../report/rate';
import type { List } from './lists';

export type Get = (path: string) => Promise<string>;

export interface PageTimes {
  readonly list: List;
  readonly page: number;
  readonly p50: number;
  readonly p99: number;
}

interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor: string;
}

const pageSize = 50;
const callers = 8;

/** Cursors hold for any size of page: the way to page 1 000 is quicker in larger steps. */
const stride = 200;

/** Page 1 and, as far as there is one, page 1 000, each asked for so often by eight callers at once. */
export async function timePages(get: Get, list: List, calls: number): Promise<readonly PageTimes[]> {
  const path = `/v1/leads?${list.query}&page.limit=${pageSize}`;
  const times = async (page: number, cursor: string): Promise<PageTimes> => {
    const { latencies } = await call(callers, calls, () => get(`${path}&page.cursor=${encodeURIComponent(cursor)}`));
    return { list, page, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
  };
  const first = await times(1, '');
  const cursor = await cursorOfPage1000(get, list);
  return cursor === undefined ? [first] : [first, await times(1_000, cursor)];
}

/** Undefined when the list is not that long. Followed page by page, as a caller has to. */
async function cursorOfPage1000(get: Get, { query }: List): Promise<string | undefined> {
  let cursor = '';
  for (let passed = 0; passed < 999 * pageSize; ) {
    const limit = Math.min(stride, 999 * pageSize - passed);
    const page = await get(`/v1/leads?${query}&page.limit=${limit}&page.cursor=${encodeURIComponent(cursor)}`);
    const { items, nextCursor } = JSON.parse(page) as Page;
    if (nextCursor === '') return undefined;
    passed += items.length;
    cursor = nextCursor;
  }
  return cursor;
}
