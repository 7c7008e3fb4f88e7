import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CustomerName } from '../customers/customer-name';
import { useFormats } from '../i18n/use-formats';
import type { Column } from '../list/column';
import { Person } from '../people/person';
import { useMay } from '../session/me';
import { OrderStateMark } from './order-state-mark';
import type { Order } from './orders-api';

export function useOrderColumns(): readonly Column<Order>[] {
  const { t } = useTranslation('orders');
  const formats = useFormats();
  const may = useMay();
  const columns: readonly (Column<Order> | false)[] = [
    {
      id: 'number',
      title: t('number'),
      width: '160px',
      shown: 'always',
      onPhone: 'head',
      cell: ({ orderId, number }) => (
        <Link to="/orders/$orderId" params={{ orderId }}>
          {number}
        </Link>
      ),
    },
    may('customers.read') && {
      id: 'customer',
      title: t('customer'),
      width: 'minmax(180px, 2fr)',
      onPhone: 'line',
      cell: ({ customerId }) => <CustomerName id={customerId} />,
    },
    {
      id: 'state',
      title: t('state'),
      width: 'minmax(128px, 1fr)',
      onPhone: 'line',
      cell: ({ state }) => <OrderStateMark state={state} />,
    },
    { id: 'total', title: t('total'), width: '140px', onPhone: 'action', cell: ({ total }) => total && formats.money(total) },
    { id: 'owner', title: t('owner'), width: '112px', onPhone: 'none', cell: ({ ownerId }) => <Person id={ownerId} /> },
    {
      id: 'created',
      title: t('created'),
      width: '128px',
      onPhone: 'none',
      cell: ({ createdAt }) => createdAt && formats.date(createdAt),
    },
  ];
  return columns.filter((column) => column !== false);
}
