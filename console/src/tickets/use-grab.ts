import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useTake } from '../list/use-take';
import { type Ticket, ticketKeys, workedOnBy } from './tickets-api';

/** Takes a ticket that nobody works on yet (SD-4). */
export function useGrab() {
  const { t } = useTranslation('tickets');
  return useTake<Ticket>({
    keys: ticketKeys,
    idOf: ({ ticketId }) => ticketId,
    send: (ticketId, header) => answerOf(api.POST('/v1/tickets/{ticketId}:grab', { params: { path: { ticketId }, header } })),
    takenBy: workedOnBy,
    winnerOf: ({ code, details }) => (code === 'ticket.already-assigned' ? details?.['assigneeId'] : undefined),
    done: t('grabbed'),
  });
}
