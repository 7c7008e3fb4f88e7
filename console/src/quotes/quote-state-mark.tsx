import { useTranslation } from 'react-i18next';
import { Mark, type Tone } from '../feedback/mark';
import type { Quote } from './quotes-api';

const tones: Readonly<Record<Quote['state'], Tone>> = {
  QUOTE_STATE_UNSPECIFIED: 'quiet',
  QUOTE_STATE_AWAITING_APPROVAL: 'warning',
  QUOTE_STATE_APPROVED: 'good',
  QUOTE_STATE_REJECTED: 'bad',
  QUOTE_STATE_ACCEPTED: 'busy',
};

export function QuoteStateMark({ state }: Pick<Quote, 'state'>) {
  const { t } = useTranslation('enums');
  return <Mark tone={tones[state]}>{t(state)}</Mark>;
}
