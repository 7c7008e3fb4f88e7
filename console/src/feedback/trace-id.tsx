import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/refused';
import styles from './feedback.module.css';

/** For whoever is asked for help: the logs of every service know it. */
export function TraceId({ problem: { traceId } }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  if (!traceId) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(traceId);
    setCopied(true);
  };
  return (
    <span className={styles['trace']}>
      {t('trace-id')} <code>{traceId}</code>
      <Button
        size="small"
        type="text"
        aria-label={copied ? t('copied') : t('copy')}
        icon={copied ? <CheckOutlined /> : <CopyOutlined />}
        onClick={() => void copy()}
      />
    </span>
  );
}
