import { useInfiniteQuery } from '@tanstack/react-query';
import { type cursorPages, rowsOf } from '../api/cursor-pages';

/** As many as one looks at in the morning; the list has them all. */
const shown = 10;

/** The first few of a list, for a `PanelList`. */
export function useMorningList<Row>(list: ReturnType<typeof cursorPages<Row>>) {
  const { data, error, refetch } = useInfiniteQuery(list);
  return { data: data && rowsOf(data).slice(0, shown), error, refetch };
}
