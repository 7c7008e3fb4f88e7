// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which the rows of a <table> cannot be.
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role is a list or a table, both of which can be named.
// biome-ignore-all lint/a11y/useFocusableInteractive: these are the parts of a table, nothing to act on.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../feedback/error-state';
import type { Column } from './column';
import { RowCard } from './row-card';
import styles from './virtual-rows.module.css';

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  readonly isPhone: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly errorOfMore: unknown;
  readonly onMore: () => void;
}

/** As many rows in the document as fit the screen, however long the list; the next page is fetched before its end is seen. */
export function VirtualRows<Row>(props: Props<Row>) {
  const { label, rows, columns, rowId, isPhone, hasMore, isLoadingMore, errorOfMore, onMore } = props;
  const { t } = useTranslation('list');
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isPhone ? 104 : 48),
    getItemKey: (index) => rowId(rows[index] as Row),
    overscan: 8,
  });

  const last = virtual.getVirtualItems().at(-1)?.index ?? 0;
  const nearEnd = last >= rows.length - 15;
  useEffect(() => {
    if (nearEnd && hasMore && !isLoadingMore && !errorOfMore) onMore();
  }, [nearEnd, hasMore, isLoadingMore, errorOfMore, onMore]);

  const grid = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, also where no row holds a link.
    <div ref={scroller} className={styles['scroller']} role="region" aria-label={label} tabIndex={0}>
      <div
        role={isPhone ? 'list' : 'table'}
        aria-label={label}
        {...(!isPhone && { 'aria-rowcount': hasMore ? -1 : rows.length + 1, 'aria-colcount': columns.length })}
        className={styles['table']}
      >
        {!isPhone && (
          <div role="row" aria-rowindex={1} className={`${styles['row']} ${styles['head']}`} style={grid}>
            {columns.map(({ id, title, head }) => (
              <div key={id} role="columnheader" className={styles['cell']}>
                {head ?? title}
              </div>
            ))}
          </div>
        )}
        <div role="presentation" className={styles['body']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index] as Row;
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                role={isPhone ? 'listitem' : 'row'}
                {...(!isPhone && { 'aria-rowindex': index + 2 })}
                className={isPhone ? styles['item'] : `${styles['row']} ${styles['item']}`}
                style={{ transform: `translateY(${start}px)`, ...(!isPhone && grid) }}
              >
                {isPhone ? (
                  <RowCard row={row} columns={columns} />
                ) : (
                  columns.map(({ id, cell }) => (
                    <div key={id} role="cell" className={styles['cell']}>
                      {cell(row)}
                    </div>
                  ))
                )}
              </div>
            );
          })}
        </div>
      </div>
      {errorOfMore ? <ErrorState error={errorOfMore} onRetry={onMore} /> : null}
      <p className={styles['more']} role="status">
        {isLoadingMore ? t('loading-more') : ''}
      </p>
    </div>
  );
}
