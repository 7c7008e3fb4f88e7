import { useTranslation } from 'react-i18next';
import { TakeCell } from '../list/take-cell';
import { useMay } from '../session/me';
import type { Ticket } from './tickets-api';
import { useGrab } from './use-grab';

/** Who works on the ticket, or the way to do so oneself. */
export function GrabCell({ ticket: { ticketId, assigneeId, state, subject } }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const grab = useGrab();
  return (
    <TakeCell
      holderId={assigneeId}
      mayTake={state === 'TICKET_STATE_OPEN' && may('tickets.work')}
      label={t('grab')}
      name={subject}
      onTake={() => grab.mutate(ticketId)}
    />
  );
}
