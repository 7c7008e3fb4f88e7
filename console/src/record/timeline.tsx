import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../browser/use-now';
import { useFormats } from '../i18n/use-formats';
import styles from './timeline.module.css';

export interface Happening {
  readonly id: string;
  readonly at: string | undefined;
  readonly title: ReactNode;
  readonly text?: ReactNode;
}

interface Props {
  readonly happenings: readonly Happening[];
  readonly hasMore?: boolean;
  readonly isLoadingMore?: boolean;
  readonly onMore?: () => void;
}

/** What happened, newest first. */
export function Timeline({ happenings, hasMore = false, isLoadingMore = false, onMore }: Props) {
  const { t } = useTranslation('record');
  const formats = useFormats();
  const now = useNow();
  if (happenings.length === 0) return <p className={styles['nothing']}>{t('nothing-yet')}</p>;
  return (
    <>
      <ol className={styles['timeline']}>
        {happenings.map(({ id, at, title, text }) => (
          <li key={id}>
            <div className={styles['line']}>
              <span>{title}</span>
              {at && (
                <time dateTime={at} title={formats.dateTime(at)}>
                  {formats.relative(at, now)}
                </time>
              )}
            </div>
            {text && <div className={styles['text']}>{text}</div>}
          </li>
        ))}
      </ol>
      {hasMore && (
        <Button loading={isLoadingMore} onClick={() => onMore?.()}>
          {t('older')}
        </Button>
      )}
    </>
  );
}
