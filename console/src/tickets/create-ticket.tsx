import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/me';

/** Loaded when somebody opens it. */
const Drawer = lazy(() => import('./create-ticket-drawer').then((module) => ({ default: module.CreateTicketDrawer })));

/** A ticket for this customer, by who may open one. */
export function CreateTicket({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const [isOpen, setIsOpen] = useState<boolean>();
  if (!may('tickets.write')) return null;
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t('create')}</Button>
      <Suspense>
        {isOpen !== undefined && <Drawer customerId={customerId} isOpen={isOpen} onClose={() => setIsOpen(false)} />}
      </Suspense>
    </>
  );
}
