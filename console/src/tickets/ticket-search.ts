import { choiceOf, whatIsSet } from '../api/choice';

/** The tabs of the queue, and what each asks the API for. */
export const ticketViews = {
  waiting: { unassigned: true },
  mine: { mine: true },
  all: {},
} as const;
export type TicketView = keyof typeof ticketViews;

export const ticketStates = {
  open: 'TICKET_STATE_OPEN',
  assigned: 'TICKET_STATE_ASSIGNED',
  'waiting-for-customer': 'TICKET_STATE_WAITING_FOR_CUSTOMER',
  resolved: 'TICKET_STATE_RESOLVED',
  closed: 'TICKET_STATE_CLOSED',
} as const;

export interface TicketSearch {
  view?: TicketView;
  state?: keyof typeof ticketStates;
}

export const readTicketSearch = (search: Readonly<Record<string, unknown>>): TicketSearch =>
  whatIsSet({ view: choiceOf(ticketViews, search['view']), state: choiceOf(ticketStates, search['state']) });
