import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../browser/use-now';
import { Notice } from '../feedback/notice';
import { useFormats } from '../i18n/use-formats';
import type { Column } from '../list/column';
import { ListPage } from '../list/list-page';
import { useLive } from '../live/use-live';
import { Person } from '../people/person';
import { type Approval, approvalKeys, waitingApprovalsQuery } from './approvals-api';
import { DecideButtons } from './decide-buttons';

/** What waits for this person, oldest first (DR-3). */
export function ApprovalListPage() {
  const { t } = useTranslation(['approvals', 'enums']);
  const formats = useFormats();
  const now = useNow();
  const queries = useQueryClient();
  const list = useInfiniteQuery(waitingApprovalsQuery);
  useLive('approval', () => void queries.invalidateQueries({ queryKey: approvalKeys.waiting }));
  const columns: readonly Column<Approval>[] = [
    {
      id: 'summary',
      title: t('document'),
      width: 'minmax(200px, 2fr)',
      shown: 'always',
      onPhone: 'head',
      cell: ({ approvalId, summary }) => (
        <Link to="/approvals/$approvalId" params={{ approvalId }}>
          {summary}
        </Link>
      ),
    },
    { id: 'kind', title: t('kind'), width: '112px', onPhone: 'line', cell: ({ kind }) => t(`enums:${kind}`) },
    {
      id: 'amount',
      title: t('amount'),
      width: '140px',
      onPhone: 'line',
      cell: ({ amount }) => amount && formats.money(amount),
    },
    {
      id: 'requester',
      title: t('requester'),
      width: '112px',
      onPhone: 'line',
      cell: ({ requesterId }) => <Person id={requesterId} />,
    },
    {
      id: 'since',
      title: t('since'),
      width: '124px',
      onPhone: 'line',
      cell: ({ requestedAt }) => requestedAt && formats.relative(requestedAt, now),
    },
    {
      id: 'decide',
      title: t('decision'),
      width: '190px',
      shown: 'always',
      onPhone: 'action',
      cell: (approval) => <DecideButtons approval={approval} />,
    },
  ];
  return (
    <ListPage
      name="approvals"
      title={t('title')}
      list={list}
      columns={columns}
      rowId={({ approvalId }) => approvalId}
      empty={<Notice title={t('empty')} text={t('empty.text')} />}
    />
  );
}
