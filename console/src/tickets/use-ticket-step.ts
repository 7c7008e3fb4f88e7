import { useQueryClient } from '@tanstack/react-query';
import { type Keyed, useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { type Ticket, ticketKeys } from './tickets-api';

/** What every drawer of the ticket page gets. */
export interface TicketDrawerProps {
  readonly ticket: Ticket;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A step of the agent's: says so, and shows the ticket as it came back. Refused, the page reads what somebody else did. */
export function useTicketStep<Input>(ticketId: string, send: (input: Input, header: Keyed) => Promise<Ticket>, done: string) {
  const queries = useQueryClient();
  const tell = useTell();
  return useCommand({
    send,
    onDone: (ticket) => {
      tell.done(done);
      queries.setQueryData(ticketKeys.one(ticketId), ticket);
      return queries.invalidateQueries({ queryKey: ticketKeys.lists });
    },
    onRefused: () => queries.invalidateQueries({ queryKey: ticketKeys.one(ticketId) }),
  });
}
