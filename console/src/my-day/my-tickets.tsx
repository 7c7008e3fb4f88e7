import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useNow } from '../browser/use-now';
import { Due } from '../feedback/due';
import { Line } from '../record/line';
import { PanelList } from '../record/panel-list';
import { type Ticket, ticketDueAt, ticketKeys } from '../tickets/tickets-api';

const myTicketsQuery = queryOptions({
  queryKey: [...ticketKeys.lists, 'my-day'],
  queryFn: async ({ signal }): Promise<readonly Ticket[]> => {
    const query = { mine: true, state: 'TICKET_STATE_ASSIGNED', 'page.limit': 10 } as const;
    return (await answerOf(api.GET('/v1/tickets', { params: { query }, signal }))).items;
  },
});

/** Tickets this person works on, most urgent first. */
export function MyTickets() {
  const { t } = useTranslation('my-day');
  const now = useNow();
  const query = useQuery(myTicketsQuery);
  return (
    <PanelList
      title={t('tickets')}
      query={query}
      none={t('tickets.none')}
      idOf={({ ticketId }) => ticketId}
      extra={
        <Link to="/tickets" search={{ view: 'waiting' }}>
          {t('tickets.queue')}
        </Link>
      }
      line={(ticket) => (
        <Line
          what={
            <Link to="/tickets/$ticketId" params={{ ticketId: ticket.ticketId }}>
              {ticket.subject}
            </Link>
          }
        >
          <Due at={ticketDueAt(ticket)} now={now} />
        </Line>
      )}
    />
  );
}
