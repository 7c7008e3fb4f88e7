import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Pages, rowsOf } from '../api/cursor-pages';
import { useIsPhone } from '../browser/use-media';
import { usePageTitle } from '../browser/use-page-title';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import type { Column } from './column';
import { ColumnChoice } from './column-choice';
import styles from './list-page.module.css';
import { NewsButton } from './news-button';
import type { SavedView } from './saved-views';
import { SavedViewsButton } from './saved-views-button';
import { useChosenColumns } from './use-chosen-columns';
import type { News } from './use-live-rows';
import { VirtualRows } from './virtual-rows';

interface Props<Row> {
  /** Under which the browser remembers the columns. */
  readonly name: string;
  readonly title: string;
  readonly list: UseInfiniteQueryResult<Pages<Row>>;
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  /** How many there are, where the API counts. */
  readonly count?: string | undefined;
  /** Tabs and filters; what they say belongs in the address. */
  readonly views?: ReactNode;
  readonly filters?: ReactNode;
  /** What changed elsewhere. */
  readonly news?: News;
  /** What the address says, to be kept under a name. */
  readonly saved?: { readonly search: SavedView['search']; readonly onOpen: (search: SavedView['search']) => void };
  /** Instead of the filters while rows are chosen. */
  readonly bulk?: ReactNode;
  /** Shown when nothing matches: why, and what to do. */
  readonly empty: ReactNode;
}

/** Every list of the console: views, filters, chosen columns, and rows that load as one scrolls. */
export function ListPage<Row>(props: Props<Row>) {
  const { name, title, list, columns, rowId, count, views, filters, news, saved, bulk, empty } = props;
  usePageTitle(title);
  const isPhone = useIsPhone();
  const { shown, choose } = useChosenColumns(name, columns);
  const rows = rowsOf(list.data);
  return (
    <>
      <header className={styles['header']}>
        <div className={styles['titleLine']}>
          <h1>{title}</h1>
          {count !== undefined && <span className={styles['count']}>{count}</span>}
          {news && <NewsButton {...news} />}
          <span className={styles['space']} />
          {saved && <SavedViewsButton list={name} {...saved} />}
          {!isPhone && <ColumnChoice columns={columns} shown={shown} onChoose={choose} />}
        </div>
        {views}
        {bulk || (filters && <div className={styles['filters']}>{filters}</div>)}
      </header>
      {list.isPending ? (
        <Loading />
      ) : list.isError && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={list.refetch} />
      ) : rows.length === 0 ? (
        empty
      ) : (
        <VirtualRows
          label={title}
          rows={rows}
          columns={isPhone ? columns : shown}
          rowId={rowId}
          isPhone={isPhone}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          errorOfMore={list.isFetchNextPageError ? list.error : undefined}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </>
  );
}
