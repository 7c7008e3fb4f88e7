import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongText } from '../form/long-text';
import { Panel } from '../record/panel';
import type { Approval } from './approvals-api';
import styles from './decision-panel.module.css';
import { useDecide } from './use-decide';

/** Yes or no, with a word about it; at the bottom of a phone, where the thumb is. */
export function DecisionPanel({ approval }: { readonly approval: Approval }) {
  const { t } = useTranslation('approvals');
  const id = useId();
  const decide = useDecide();
  const [comment, setComment] = useState('');
  const send = (verdict: 'VERDICT_APPROVE' | 'VERDICT_REJECT') => decide.mutate({ approval, verdict, comment: comment.trim() });
  return (
    <div className={styles['decision']}>
      <Panel title={t('your-decision')}>
        <label htmlFor={id}>{t('comment')}</label>
        <LongText id={id} rows={2} maxLength={1000} value={comment} onChange={({ target }) => setComment(target.value)} />
        <div className={styles['buttons']}>
          <Button size="large" disabled={decide.isPending} onClick={() => send('VERDICT_REJECT')}>
            {t('reject')}
          </Button>
          <Button size="large" type="primary" loading={decide.isPending} onClick={() => send('VERDICT_APPROVE')}>
            {t('approve')}
          </Button>
        </div>
      </Panel>
    </div>
  );
}
