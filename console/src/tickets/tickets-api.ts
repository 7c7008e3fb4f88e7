import { queryOptions } from '@tanstack/react-query';
import { whatIsSet } from '../api/choice';
import { answerOf, api, type Schema } from '../api/client';
import { cursorPages } from '../api/cursor-pages';
import { type TicketSearch, ticketStates, ticketViews } from './ticket-search';

export type Ticket = Schema<'servicedesk.v1.Ticket'>;

export const ticketKeys = {
  lists: ['tickets', 'list'] as const,
  one: (ticketId: string) => ['tickets', 'one', ticketId] as const,
};

export const ticketListQuery = ({ view = 'waiting', state }: TicketSearch) =>
  cursorPages<Ticket>({
    queryKey: [...ticketKeys.lists, { view, state }],
    fetchPage: (page, signal) => {
      const query = { ...ticketViews[view], ...whatIsSet({ state: state && ticketStates[state] }), ...page };
      return answerOf(api.GET('/v1/tickets', { params: { query }, signal }));
    },
  });

export const ticketQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ticketKeys.one(ticketId),
    queryFn: ({ signal }) => answerOf(api.GET('/v1/tickets/{ticketId}', { params: { path: { ticketId } }, signal })),
  });

/** The clock that runs: first for the answer, then for the solution. Unset while it stands still, and once it is done. */
export const ticketDueAt = ({ firstRespondedAt, respondBy, resolveBy, resolvedAt }: Ticket): string | undefined =>
  resolvedAt ? undefined : firstRespondedAt ? resolveBy : respondBy;

/** The ticket once somebody has taken it off the queue. */
export const workedOnBy = (ticket: Ticket, assigneeId: string): Ticket => ({
  ...ticket,
  state: 'TICKET_STATE_ASSIGNED',
  assigneeId,
});
