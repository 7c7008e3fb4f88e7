import type { Column } from './column';
import styles from './virtual-rows.module.css';

/** A row on a phone: what it is, what one needs to know, and what one can do with a thumb. */
export function RowCard<Row>({ row, columns }: { readonly row: Row; readonly columns: readonly Column<Row>[] }) {
  const of = (place: 'head' | 'line' | 'action') => columns.filter(({ onPhone }) => onPhone === place);
  return (
    <article className={styles['card']}>
      <div className={styles['cardText']}>
        {of('head').map(({ id, cell }) => (
          <div key={id} className={styles['cardHead']}>
            {cell(row)}
          </div>
        ))}
        <div className={styles['cardLines']}>
          {of('line').map(({ id, cell }) => (
            <span key={id}>{cell(row)}</span>
          ))}
        </div>
      </div>
      {of('action').map(({ id, cell }) => (
        <div key={id}>{cell(row)}</div>
      ))}
    </article>
  );
}
