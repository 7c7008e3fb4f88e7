import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { Mark } from '../feedback/mark';
import { useLiveRecord } from '../live/use-live-record';
import { Person } from '../people/person';
import { Panel } from '../record/panel';
import { RecordPage } from '../record/record-page';
import { Timeline } from '../record/timeline';
import { TicketActions } from './ticket-actions';
import { TicketFacts } from './ticket-facts';
import { TicketStateMark } from './ticket-state-mark';
import { ticketKeys, ticketQuery } from './tickets-api';

const route = getRouteApi('/shell/tickets/$ticketId');

export function TicketPage() {
  const { t } = useTranslation(['tickets', 'enums']);
  const { ticketId } = route.useParams();
  const { data: ticket, error, isPending, refetch } = useQuery(ticketQuery(ticketId));
  useLiveRecord('ticket', ticketId, ticketKeys.one(ticketId));
  if (isPending) return <Loading />;
  if (!ticket) return <ErrorState error={error} onRetry={refetch} />;

  return (
    <RecordPage
      title={ticket.subject}
      back="/tickets"
      backLabel={t('title')}
      marks={
        <>
          <span>{ticket.number}</span>
          <span>{t(`enums:${ticket.kind}`)}</span>
          <TicketStateMark state={ticket.state} />
          <Mark tone="quiet">{ticket.assigneeId ? <Person id={ticket.assigneeId} /> : t('nobody-yet')}</Mark>
        </>
      }
      actions={<TicketActions ticket={ticket} />}
      facts={<TicketFacts ticket={ticket} />}
    >
      <Panel title={t('conversation')}>
        <Timeline
          happenings={[
            ...(ticket.resolvedAt
              ? [{ id: 'resolved', at: ticket.resolvedAt, title: <strong>{t('resolution')}</strong>, text: ticket.resolution }]
              : []),
            ...[...ticket.replies].reverse().map(({ text, authorId, writtenAt }) => ({
              id: `${authorId} ${writtenAt}`,
              at: writtenAt,
              title: <Person id={authorId} />,
              text,
            })),
            { id: 'opened', at: ticket.createdAt, title: <strong>{t('opened')}</strong>, text: ticket.description },
          ]}
        />
      </Panel>
    </RecordPage>
  );
}
