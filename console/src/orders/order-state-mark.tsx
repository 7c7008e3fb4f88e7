import { useTranslation } from 'react-i18next';
import { Mark, type Tone } from '../feedback/mark';
import type { Order } from './orders-api';

const tones: Readonly<Record<Order['state'], Tone>> = {
  ORDER_STATE_UNSPECIFIED: 'quiet',
  ORDER_STATE_CONFIRMED: 'warning',
  ORDER_STATE_RESERVED: 'busy',
  ORDER_STATE_SHIPPED: 'busy',
  ORDER_STATE_COMPLETED: 'good',
  ORDER_STATE_CANCELLED: 'bad',
};

export function OrderStateMark({ state }: Pick<Order, 'state'>) {
  const { t } = useTranslation('enums');
  return <Mark tone={tones[state]}>{t(state)}</Mark>;
}
