import { Button } from 'antd';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrawers } from '../form/use-drawers';
import { useMay } from '../session/me';

const drawers = {
  create: lazy(() => import('./create-ticket-drawer').then((module) => ({ default: module.CreateTicketDrawer }))),
};

/** A ticket for this customer, by who may open one. */
export function CreateTicket({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const { open, shown } = useDrawers(drawers);
  if (!may('tickets.write')) return null;
  return (
    <>
      <Button onClick={() => open('create')}>{t('create')}</Button>
      {shown({ customerId })}
    </>
  );
}
