import { Alert, Progress } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/refused';
import type { Keyed } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { DrawerForm } from '../form/drawer-form';
import { useLanguage } from '../i18n/language';
import { problemTitle } from '../i18n/problem-title';
import styles from './bulk.module.css';
import { useBulk } from './use-bulk';

interface Props<Row, Values extends object> {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
  readonly draftKey: string;
  readonly initial: Values;
  readonly send: (id: string, values: Values, header: Keyed) => Promise<unknown>;
  readonly onClose: () => void;
  /** After an attempt, with the ids that succeeded so far. */
  readonly onDone: (ids: ReadonlySet<string>) => void;
  /** What has to be said for all of them alike. */
  readonly children?: ReactNode;
}

/** Says how many records it will change before it does, how far it is, and which were refused and why. */
export function BulkDrawer<Row, Values extends object>(props: Props<Row, Values>) {
  const { title, rows, idOf, nameOf, draftKey, initial, send, onClose, onDone, children } = props;
  const { t } = useTranslation('list');
  const { language } = useLanguage();
  const tell = useTell();
  const { run, isRunning, done, failures, total } = useBulk({ rows, idOf, send, onDone });
  const settled = done.size + failures.length;
  return (
    <DrawerForm<Values>
      title={title}
      submitLabel={`${title} · ${t('records', { count: total - done.size })}`}
      isOpen
      onClose={onClose}
      draftKey={draftKey}
      initial={initial}
      submit={async (values) => {
        await run(values);
        tell.done(t('bulk.done', { count: total }));
      }}
    >
      <p>{t('bulk.confirm', { count: total })}</p>
      {children}
      {(isRunning || failures.length > 0) && (
        <div role="status" className={styles['progress']}>
          <Progress percent={Math.round((settled / total) * 100)} showInfo={false} aria-label={t('bulk.progress')} />
          {t('bulk.so-far', { done: done.size, total })}
        </div>
      )}
      {failures.length > 0 && (
        <Alert
          type="warning"
          title={t('bulk.refused', { count: failures.length })}
          description={
            <ul className={styles['failures']}>
              {failures.map(({ row, error }) => (
                <li key={idOf(row)}>
                  <strong>{nameOf(row)}</strong> {problemTitle(problemOf(error), language)}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </DrawerForm>
  );
}
