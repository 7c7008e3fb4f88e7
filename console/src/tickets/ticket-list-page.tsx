import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keysOf, whatIsSet } from '../api/choice';
import { Notice } from '../feedback/notice';
import { EnumFilter } from '../list/enum-filter';
import { ListPage } from '../list/list-page';
import { useLiveRows } from '../list/use-live-rows';
import { ViewChoice } from '../list/view-choice';
import { useMay } from '../session/me';
import { ticketStates } from './ticket-search';
import { type Ticket, ticketListQuery, workedOnBy } from './tickets-api';
import { useTicketColumns } from './use-ticket-columns';

const route = getRouteApi('/shell/tickets');

/** The queue, most urgent first. */
export function TicketListPage() {
  const { t } = useTranslation(['tickets', 'enums']);
  const navigate = route.useNavigate();
  const may = useMay();
  const { view = may('tickets.work') ? 'waiting' : 'all', state } = route.useSearch();
  const query = ticketListQuery({ view, ...(state && { state }) });
  const list = useInfiniteQuery(query);
  const news = useLiveRows<Ticket>({
    entity: 'ticket',
    listKey: query.queryKey,
    idOf: ({ ticketId }) => ticketId,
    heldBy: workedOnBy,
  });
  const columns = useTicketColumns(view);
  const views = may('tickets.work') ? (['waiting', 'mine', 'all'] as const) : (['all'] as const);
  return (
    <ListPage
      name="tickets"
      title={t('title')}
      list={list}
      columns={columns}
      rowId={({ ticketId }) => ticketId}
      news={news}
      saved={{ search: whatIsSet({ view, state }), onOpen: (search) => void navigate({ search }) }}
      views={
        <ViewChoice
          label={t('view')}
          value={view}
          options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
          onChange={(chosen) => void navigate({ search: { view: chosen } })}
        />
      }
      filters={
        view !== 'waiting' && (
          <EnumFilter
            label={t('state')}
            value={state}
            options={keysOf(ticketStates).map((value) => ({ value, label: t(`enums:${ticketStates[value]}`) }))}
            onChange={(chosen) => void navigate({ search: whatIsSet({ view, state: chosen }), replace: true })}
          />
        )
      }
      empty={<Notice title={t(`empty.${view}`)} text={t('empty.text')} />}
    />
  );
}
