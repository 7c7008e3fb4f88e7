import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../api/choice';
import { useNow } from '../browser/use-now';
import { CustomerName } from '../customers/customer-name';
import { Mark } from '../feedback/mark';
import { Notice } from '../feedback/notice';
import { useFormats } from '../i18n/use-formats';
import type { Column } from '../list/column';
import { ListPage } from '../list/list-page';
import { ViewChoice } from '../list/view-choice';
import { useMay } from '../session/me';
import { type Receivable, receivableListQuery } from './finance-api';
import { receivableViews } from './finance-search';
import { FinanceTabs } from './finance-tabs';
import { isOverdue } from './overdue';

const route = getRouteApi('/shell/receivables');

/** What is owed, earliest due first (FN-1). */
export function ReceivableListPage() {
  const { t } = useTranslation('finance');
  const navigate = route.useNavigate();
  const { view = 'outstanding' } = route.useSearch();
  const list = useInfiniteQuery(receivableListQuery(receivableViews[view]));
  const columns = useReceivableColumns();
  return (
    <ListPage
      name="receivables"
      title={t('receivables')}
      list={list}
      columns={columns}
      rowId={({ contractId }) => contractId}
      views={<FinanceTabs />}
      filters={
        <ViewChoice
          label={t('view')}
          value={view}
          options={keysOf(receivableViews).map((value) => ({ value, label: t(`view.${value}`) }))}
          onChange={(chosen) => void navigate({ search: { view: chosen } })}
        />
      }
      empty={<Notice title={t('empty.receivables')} text={t('empty.receivables.text')} />}
    />
  );
}

function useReceivableColumns(): readonly Column<Receivable>[] {
  const { t } = useTranslation('finance');
  const formats = useFormats();
  const may = useMay();
  const now = useNow();
  const columns: readonly (Column<Receivable> | false)[] = [
    {
      id: 'number',
      title: t('contract'),
      width: '136px',
      shown: 'always',
      onPhone: 'head',
      cell: ({ contractId, contractNumber }) =>
        may('contracts.read') ? (
          <Link to="/contracts/$contractId" params={{ contractId }}>
            {contractNumber}
          </Link>
        ) : (
          contractNumber
        ),
    },
    may('customers.read') && {
      id: 'customer',
      title: t('customer'),
      width: 'minmax(140px, 2fr)',
      onPhone: 'line',
      cell: ({ customerId }) => <CustomerName id={customerId} />,
    },
    {
      id: 'due',
      title: t('due'),
      width: 'minmax(176px, 1fr)',
      onPhone: 'line',
      cell: (receivable) => (
        <Mark tone={isOverdue(receivable, now) ? 'bad' : 'quiet'}>
          {isOverdue(receivable, now) ? t('overdue', { date: formats.date(receivable.dueOn) }) : formats.date(receivable.dueOn)}
        </Mark>
      ),
    },
    {
      id: 'outstanding',
      title: t('outstanding'),
      width: '116px',
      onPhone: 'action',
      cell: ({ outstanding }) => outstanding && formats.money(outstanding),
    },
    {
      id: 'received',
      title: t('received'),
      width: '116px',
      onPhone: 'none',
      cell: ({ contractId, received }) =>
        received &&
        (may('collections.read') ? (
          <Link to="/collections" search={{ contract: contractId }}>
            {formats.money(received)}
          </Link>
        ) : (
          formats.money(received)
        )),
    },
    {
      id: 'invoiced',
      title: t('invoiced'),
      width: '116px',
      onPhone: 'none',
      cell: ({ contractId, invoiced }) =>
        invoiced &&
        (may('invoices.read') ? (
          <Link to="/invoices" search={{ contract: contractId }}>
            {formats.money(invoiced)}
          </Link>
        ) : (
          formats.money(invoiced)
        )),
    },
    { id: 'total', title: t('total'), width: '116px', onPhone: 'none', cell: ({ total }) => total && formats.money(total) },
  ];
  return columns.filter((column) => column !== false);
}
