import { type InfiniteData, infiniteQueryOptions, type QueryKey } from '@tanstack/react-query';

export interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string;
}

interface Source<Row> {
  readonly queryKey: QueryKey;
  readonly fetchPage: (
    page: { readonly 'page.cursor': string; readonly 'page.limit': number },
    signal: AbortSignal,
  ) => Promise<Page<Row>>;
  readonly pageSize?: number;
}

/** A list that the API tells page by page, each page naming the next. */
export const cursorPages = <Row>({ queryKey, fetchPage, pageSize = 50 }: Source<Row>) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage({ 'page.cursor': pageParam, 'page.limit': pageSize }, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }: Page<Row>) => nextCursor || undefined,
  });

export type Pages<Row> = InfiniteData<Page<Row>, unknown>;

export const rowsOf = <Row>(pages: Pages<Row> | undefined): readonly Row[] => pages?.pages.flatMap(({ items }) => items) ?? [];

/** The same pages with one row changed. */
export const withRow = <Row>(pages: Pages<Row>, isIt: (row: Row) => boolean, change: (row: Row) => Row): Pages<Row> => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, items: page.items.map((row) => (isIt(row) ? change(row) : row)) })),
});
