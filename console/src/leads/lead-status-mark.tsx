import { useTranslation } from 'react-i18next';
import { Mark, type Tone } from '../feedback/mark';
import type { Lead } from './leads-api';

const tones: Readonly<Record<Lead['status'], Tone>> = {
  LEAD_STATUS_UNSPECIFIED: 'quiet',
  LEAD_STATUS_NEW: 'warning',
  LEAD_STATUS_ASSIGNED: 'warning',
  LEAD_STATUS_FOLLOWING: 'busy',
  LEAD_STATUS_QUALIFIED: 'good',
  LEAD_STATUS_INVALID: 'quiet',
  LEAD_STATUS_LOST: 'bad',
};

export function LeadStatusMark({ status }: { readonly status: Lead['status'] }) {
  const { t } = useTranslation('enums');
  return <Mark tone={tones[status]}>{t(status)}</Mark>;
}
