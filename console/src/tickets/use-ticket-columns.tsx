import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../browser/use-now';
import { CustomerName } from '../customers/customer-name';
import { Due } from '../feedback/due';
import { useFormats } from '../i18n/use-formats';
import type { Column } from '../list/column';
import { useMay } from '../session/me';
import { GrabCell } from './grab-cell';
import type { TicketView } from './ticket-search';
import { TicketStateMark } from './ticket-state-mark';
import { type Ticket, ticketDueAt } from './tickets-api';

const hourMs = 3_600_000;

export function useTicketColumns(view: TicketView): readonly Column<Ticket>[] {
  const { t } = useTranslation(['tickets', 'enums']);
  const formats = useFormats();
  const now = useNow();
  const may = useMay();
  const columns: readonly (Column<Ticket> | false)[] = [
    { id: 'priority', title: t('priority'), width: '76px', onPhone: 'line', cell: ({ priority }) => `P${priority}` },
    {
      id: 'subject',
      title: t('subject'),
      width: 'minmax(200px, 3fr)',
      shown: 'always',
      onPhone: 'head',
      cell: ({ ticketId, subject }) => (
        <Link to="/tickets/$ticketId" params={{ ticketId }}>
          {subject}
        </Link>
      ),
    },
    may('customers.read') && {
      id: 'customer',
      title: t('customer'),
      width: 'minmax(140px, 2fr)',
      onPhone: 'line',
      cell: ({ customerId }) => <CustomerName id={customerId} />,
    },
    { id: 'number', title: t('number'), width: '150px', onPhone: 'none', cell: ({ number }) => number },
    { id: 'kind', title: t('kind'), width: '96px', onPhone: 'line', cell: ({ kind }) => t(`enums:${kind}`) },
    {
      id: 'due',
      title: t('due'),
      width: '132px',
      onPhone: 'line',
      cell: (ticket) => <Due at={ticketDueAt(ticket)} now={now} soon={hourMs} />,
    },
    view !== 'waiting' && {
      id: 'state',
      title: t('state'),
      width: '128px',
      onPhone: 'line',
      cell: ({ state }) => <TicketStateMark state={state} />,
    },
    {
      id: 'created',
      title: t('created'),
      width: '124px',
      shown: 'extra',
      cell: ({ createdAt }) => createdAt && formats.relative(createdAt, now),
    },
    view !== 'mine' && {
      id: 'assignee',
      title: t('assignee'),
      width: '120px',
      shown: 'always',
      onPhone: 'action',
      cell: (ticket) => <GrabCell ticket={ticket} />,
    },
  ];
  return columns.filter((column) => column !== false);
}
