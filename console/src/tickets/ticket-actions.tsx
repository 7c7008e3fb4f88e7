import { Button } from 'antd';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrawers } from '../form/use-drawers';
import { useMay, useMe } from '../session/me';
import type { Ticket } from './tickets-api';
import { useGrab } from './use-grab';

const drawers = {
  reply: lazy(() => import('./reply-drawer').then(({ ReplyDrawer }) => ({ default: ReplyDrawer }))),
  resolve: lazy(() => import('./resolve-drawer').then(({ ResolveDrawer }) => ({ default: ResolveDrawer }))),
};
const allSteps = ['reply', 'resolve'] as const;

const isDone = ({ state }: Ticket): boolean => state === 'TICKET_STATE_RESOLVED' || state === 'TICKET_STATE_CLOSED';

/** The next step first. Only what this person may do with this ticket now. */
export function TicketActions({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const { employee } = useMe();
  const grab = useGrab();
  const { open, shown } = useDrawers(drawers);

  if (!may('tickets.work') || isDone(ticket)) return null;
  if (ticket.assigneeId === '')
    return (
      <Button type="primary" loading={grab.isPending} onClick={() => grab.mutate(ticket.ticketId)}>
        {t('grab')}
      </Button>
    );
  if (ticket.assigneeId !== employee?.employeeId) return null;

  return (
    <>
      {allSteps.map((name, index) => (
        <Button key={name} type={index === 0 ? 'primary' : 'default'} onClick={() => open(name)}>
          {t(name)}
        </Button>
      ))}
      {shown({ ticket })}
    </>
  );
}
