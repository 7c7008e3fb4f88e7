import { readTicketSearch } from './ticket-search';
import { type Ticket, ticketDueAt } from './tickets-api';

const ticket = (clocks: Partial<Ticket>) => clocks as Ticket;

describe('the clock of a ticket', () => {
  const respondBy = '2026-11-26T09:00:00Z';
  const resolveBy = '2026-11-27T09:00:00Z';
  const firstRespondedAt = '2026-11-26T08:30:00Z';

  it('runs for the answer first, then for the solution, then no more', () => {
    expect(ticketDueAt(ticket({ respondBy, resolveBy }))).toBe(respondBy);
    expect(ticketDueAt(ticket({ respondBy, resolveBy, firstRespondedAt }))).toBe(resolveBy);
    expect(ticketDueAt(ticket({ respondBy, resolveBy, firstRespondedAt, resolvedAt: resolveBy }))).toBeUndefined();
  });
});

describe('the address of the queue', () => {
  it('is read without what means nothing', () => {
    expect(readTicketSearch({ view: 'mine', state: 'waiting-for-customer' })).toEqual({
      view: 'mine',
      state: 'waiting-for-customer',
    });
    expect(readTicketSearch({ view: 'hers', state: 7 })).toEqual({});
  });
});
