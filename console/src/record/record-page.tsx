import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../browser/use-page-title';
import styles from './record-page.module.css';

interface Props {
  readonly title: string;
  /** The state of the record, in a few marks. */
  readonly marks?: ReactNode;
  /** The list it is from. */
  readonly back: NonNullable<LinkProps['to']>;
  readonly backLabel: string;
  /** What can be done with it; what may not be done is left out. */
  readonly actions?: ReactNode;
  /** What is known: at the side, on a phone on top. */
  readonly facts: ReactNode;
  /** What happened. */
  readonly children: ReactNode;
}

/** Every record of the console: head with state and actions, facts at the side, history beside them. */
export function RecordPage({ title, marks, back, backLabel, actions, facts, children }: Props) {
  const { t } = useTranslation('record');
  usePageTitle(title);
  return (
    <>
      <header className={styles['header']}>
        <Link to={back} className={styles['back']} aria-label={`${t('back-to')} ${backLabel}`}>
          <ArrowLeftOutlined />
        </Link>
        <div className={styles['heading']}>
          <h1>{title}</h1>
          {marks && <div className={styles['marks']}>{marks}</div>}
        </div>
        {actions && <div className={styles['actions']}>{actions}</div>}
      </header>
      <div className={styles['body']}>
        <div className={styles['facts']}>{facts}</div>
        <div className={styles['main']}>{children}</div>
      </div>
    </>
  );
}
