import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/refused';
import { useSettled } from '../browser/use-settled';
import { Mark } from '../feedback/mark';
import { useLanguage } from '../i18n/language';
import { problemTitle } from '../i18n/problem-title';
import { useFormats } from '../i18n/use-formats';
import { type DraftLine, readyLines } from './draft-line';
import styles from './quote-drawer.module.css';
import { priceQuery } from './quotes-api';

/** What the lines typed so far come to, and whether somebody will have to approve the discount. */
export function QuotePrice() {
  const { t } = useTranslation('contracts');
  const formats = useFormats();
  const { language } = useLanguage();
  const typed = Form.useWatch<readonly DraftLine[] | undefined>('lines');
  const asked = useSettled(JSON.stringify(readyLines(typed ?? [])));
  const { data, error } = useQuery(priceQuery(JSON.parse(asked)));
  return (
    <div className={styles['price']} role="status">
      <span>{t('total')}</span>
      <strong>{data?.total && asked !== '[]' ? formats.exactMoney(data.total) : '–'}</strong>
      {error ? <p>{problemTitle(problemOf(error), language)}</p> : null}
      {!error && data?.needsApproval && asked !== '[]' && (
        <p>
          <Mark tone="warning">{t('needs-approval')}</Mark>
        </p>
      )}
    </div>
  );
}
