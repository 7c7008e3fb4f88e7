import { useTranslation } from 'react-i18next';
import { Mark, type Tone } from '../feedback/mark';
import type { Ticket } from './tickets-api';

const tones: Readonly<Record<Ticket['state'], Tone>> = {
  TICKET_STATE_UNSPECIFIED: 'quiet',
  TICKET_STATE_OPEN: 'warning',
  TICKET_STATE_ASSIGNED: 'busy',
  TICKET_STATE_WAITING_FOR_CUSTOMER: 'quiet',
  TICKET_STATE_RESOLVED: 'good',
  TICKET_STATE_CLOSED: 'quiet',
};

export function TicketStateMark({ state }: Pick<Ticket, 'state'>) {
  const { t } = useTranslation('enums');
  return <Mark tone={tones[state]}>{t(state)}</Mark>;
}
