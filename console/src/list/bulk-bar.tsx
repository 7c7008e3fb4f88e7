import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './bulk.module.css';
import type { Selection } from './use-selection';

/** In place of the filters while rows are chosen: how many, and what can be done with them. */
export function BulkBar({ selection, children }: { readonly selection: Selection; readonly children: ReactNode }) {
  const { t } = useTranslation('list');
  return (
    <section className={styles['bar']} aria-label={t('bulk')}>
      <strong role="status">{t('chosen', { count: selection.ids.size })}</strong>
      {children}
      <Button type="text" onClick={selection.clear}>
        {t('choose-none')}
      </Button>
    </section>
  );
}
