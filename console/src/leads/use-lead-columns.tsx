import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../browser/use-now';
import { Due } from '../feedback/due';
import { useFormats } from '../i18n/use-formats';
import type { Column } from '../list/column';
import { Person } from '../people/person';
import { ClaimCell } from './claim-cell';
import { dueAt, leadName } from './lead-name';
import type { LeadView } from './lead-search';
import { LeadStatusMark } from './lead-status-mark';
import type { Lead } from './leads-api';

export function useLeadColumns(view: LeadView): readonly Column<Lead>[] {
  const { t } = useTranslation(['leads', 'enums']);
  const formats = useFormats();
  const now = useNow();
  const inSea = view === 'sea';
  const columns: readonly (Column<Lead> | false)[] = [
    {
      id: 'name',
      title: t('name'),
      width: 'minmax(140px, 1.4fr)',
      shown: 'always',
      onPhone: 'head',
      cell: (lead) => (
        <Link to="/leads/$leadId" params={{ leadId: lead.leadId }}>
          {leadName(lead) || t('unnamed')}
        </Link>
      ),
    },
    {
      id: 'company',
      title: t('company'),
      width: 'minmax(140px, 1.4fr)',
      onPhone: 'line',
      cell: ({ contact }) => contact?.company,
    },
    { id: 'phone', title: t('phone'), width: '140px', onPhone: 'line', cell: ({ contact }) => contact?.phones?.[0] },
    {
      id: 'product',
      title: t('product'),
      width: 'minmax(110px, 1fr)',
      onPhone: 'line',
      cell: ({ interest }) => interest?.product,
    },
    { id: 'score', title: t('score'), width: '72px', cell: ({ score }) => score?.total },
    {
      id: 'channel',
      title: t('channel'),
      width: '96px',
      cell: ({ origin }) => origin?.channel && t(`enums:${origin.channel}`),
    },
    !inSea && {
      id: 'status',
      title: t('status'),
      width: '116px',
      onPhone: 'line',
      cell: (lead) => <LeadStatusMark status={lead.status} />,
    },
    !inSea && { id: 'due', title: t('due'), width: '124px', onPhone: 'line', cell: (lead) => <Due at={dueAt(lead)} now={now} /> },
    (view === 'team' || view === 'all') && {
      id: 'holder',
      title: t('holder'),
      width: '120px',
      cell: ({ custody }) => <Person id={custody?.holderId ?? ''} />,
    },
    {
      id: 'touched',
      title: t('last-touch'),
      width: '124px',
      onPhone: 'line',
      cell: ({ lastTouchAt }) => lastTouchAt && formats.relative(lastTouchAt, now),
    },
    {
      id: 'created',
      title: t('created'),
      width: '124px',
      shown: 'extra',
      cell: ({ createdAt }) => createdAt && formats.date(createdAt),
    },
    { id: 'campaign', title: t('campaign'), width: '140px', shown: 'extra', cell: ({ origin }) => origin?.campaign },
    inSea && {
      id: 'claim',
      title: t('holder'),
      width: '112px',
      shown: 'always',
      onPhone: 'action',
      cell: (lead) => <ClaimCell lead={lead} />,
    },
  ];
  return columns.filter((column) => column !== false);
}
