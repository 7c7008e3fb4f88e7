import { useTranslation } from 'react-i18next';
import { Mark, type Tone } from '../feedback/mark';
import type { Collection, Invoice } from './finance-api';

const tones: Readonly<Record<Collection['state'] | Invoice['state'], Tone>> = {
  COLLECTION_STATE_UNSPECIFIED: 'quiet',
  COLLECTION_STATE_RECORDED: 'busy',
  COLLECTION_STATE_AWAITING_APPROVAL: 'warning',
  COLLECTION_STATE_APPROVED: 'good',
  COLLECTION_STATE_REJECTED: 'bad',
  COLLECTION_STATE_REVERSED: 'bad',
  INVOICE_STATE_UNSPECIFIED: 'quiet',
  INVOICE_STATE_AWAITING_APPROVAL: 'warning',
  INVOICE_STATE_APPROVED: 'busy',
  INVOICE_STATE_REJECTED: 'bad',
  INVOICE_STATE_ISSUED: 'good',
};

/** Of a collection or an invoice. */
export function FinanceStateMark({ state }: { readonly state: keyof typeof tones }) {
  const { t } = useTranslation('enums');
  return <Mark tone={tones[state]}>{t(state)}</Mark>;
}
