import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CustomerName } from '../customers/customer-name';
import { useFormats } from '../i18n/use-formats';
import type { Column } from '../list/column';
import { Person } from '../people/person';
import { useMay } from '../session/me';
import { ContractStateMark } from './contract-state-mark';
import type { Contract } from './contracts-api';

export function useContractColumns(): readonly Column<Contract>[] {
  const { t } = useTranslation('contracts');
  const formats = useFormats();
  const may = useMay();
  const columns: readonly (Column<Contract> | false)[] = [
    {
      id: 'number',
      title: t('number'),
      width: '160px',
      shown: 'always',
      onPhone: 'head',
      cell: ({ contractId, number }) => (
        <Link to="/contracts/$contractId" params={{ contractId }}>
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
      width: 'minmax(132px, 1fr)',
      onPhone: 'line',
      cell: ({ state }) => <ContractStateMark state={state} />,
    },
    {
      id: 'total',
      title: t('total'),
      width: '140px',
      onPhone: 'action',
      cell: ({ total }) => total && formats.money(total),
    },
    {
      id: 'outstanding',
      title: t('outstanding'),
      width: '140px',
      onPhone: 'none',
      cell: ({ outstanding, state }) => state === 'CONTRACT_STATE_IN_FORCE' && outstanding && formats.money(outstanding),
    },
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
