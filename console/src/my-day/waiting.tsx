import type { ReactNode } from 'react';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { Panel } from '../record/panel';
import styles from './my-day.module.css';

interface Props<Item> {
  readonly title: string;
  readonly query: { readonly data: readonly Item[] | undefined; readonly error: unknown; readonly refetch: () => unknown };
  /** Said when nothing waits. */
  readonly calm: string;
  readonly idOf: (item: Item) => string;
  readonly line: (item: Item) => ReactNode;
  readonly extra?: ReactNode;
}

/** One kind of thing that waits. */
export function Waiting<Item>({ title, query: { data, error, refetch }, calm, idOf, line, extra }: Props<Item>) {
  return (
    <Panel title={data?.length ? `${title} · ${data.length}` : title} extra={extra}>
      {data === undefined && (error ? <ErrorState error={error} onRetry={refetch} /> : <Loading />)}
      {data?.length === 0 && <p className={styles['calm']}>{calm}</p>}
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
