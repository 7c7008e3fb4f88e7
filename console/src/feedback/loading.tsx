import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './feedback.module.css';

export function Loading() {
  const { t } = useTranslation();
  return (
    <div className={styles['loading']} role="status" aria-label={t('loading')}>
      <Skeleton active title={{ width: '30%' }} paragraph={{ rows: 6 }} />
    </div>
  );
}
