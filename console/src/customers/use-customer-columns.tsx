import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../browser/use-now';
import { useFormats } from '../i18n/use-formats';
import type { Column } from '../list/column';
import { Person } from '../people/person';
import type { Customer } from './customers-api';
import { goldenValues } from './golden';

export function useCustomerColumns(): readonly Column<Customer>[] {
  const { t } = useTranslation(['customers', 'enums']);
  const formats = useFormats();
  const now = useNow();
  return [
    {
      id: 'name',
      title: t('name'),
      width: 'minmax(180px, 2fr)',
      shown: 'always',
      onPhone: 'head',
      cell: ({ customerId, displayName }) => (
        <Link to="/customers/$customerId" params={{ customerId }}>
          {displayName || t('unnamed')}
        </Link>
      ),
    },
    { id: 'kind', title: t('kind'), width: '96px', onPhone: 'line', cell: ({ kind }) => kind && t(`enums:${kind}`) },
    {
      id: 'phone',
      title: t('phone'),
      width: '150px',
      onPhone: 'line',
      cell: (customer) => goldenValues(customer, 'GOLDEN_FIELD_PHONE')[0],
    },
    { id: 'stage', title: t('stage'), width: '110px', onPhone: 'line', cell: ({ stage }) => stage && t(`enums:${stage}`) },
    { id: 'owner', title: t('owner'), width: '120px', onPhone: 'line', cell: ({ ownerId }) => <Person id={ownerId} /> },
    { id: 'tags', title: t('tags'), width: 'minmax(100px, 1fr)', cell: ({ tags }) => tags.map(({ name }) => name).join(' · ') },
    { id: 'sources', title: t('sources'), width: '90px', shown: 'extra', cell: ({ sourceRecordCount }) => sourceRecordCount },
    {
      id: 'updated',
      title: t('updated'),
      width: '124px',
      cell: ({ updatedAt }) => updatedAt && formats.relative(updatedAt, now),
    },
  ];
}
