import type { ReactNode } from 'react';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { Panel } from './panel';
import styles from './panel-list.module.css';

interface Props<Item> {
  readonly title: string;
  readonly query: { readonly data: readonly Item[] | undefined; readonly error: unknown; readonly refetch: () => unknown };
  /** Said when there is nothing. */
  readonly none: string;
  readonly idOf: (item: Item) => string;
  /** A `Line`. */
  readonly line: (item: Item) => ReactNode;
  readonly extra?: ReactNode;
}

/** A few records that belong to a page, in a panel of their own that does without the others. */
export function PanelList<Item>({ title, query: { data, error, refetch }, none, idOf, line, extra }: Props<Item>) {
  return (
    <Panel title={data?.length ? `${title} · ${data.length}` : title} extra={extra}>
      {data === undefined && (error ? <ErrorState error={error} onRetry={refetch} /> : <Loading />)}
      {data?.length === 0 && <p className={styles['none']}>{none}</p>}
      {data && data.length > 0 && (
        <ul className={styles['list']}>
          {data.map((item) => (
            <li key={idOf(item)}>{line(item)}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
