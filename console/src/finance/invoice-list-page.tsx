import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keysOf, whatIsSet } from '../api/choice';
import { CustomerName } from '../customers/customer-name';
import { Notice } from '../feedback/notice';
import { useFormats } from '../i18n/use-formats';
import type { Column } from '../list/column';
import { EnumFilter } from '../list/enum-filter';
import { ListPage } from '../list/list-page';
import { useMay } from '../session/me';
import { ContractFilter } from './contract-filter';
import { type Invoice, invoiceListQuery } from './finance-api';
import { invoiceStates } from './finance-search';
import { FinanceTabs } from './finance-tabs';
import { FinanceStateMark } from './state-marks';

const route = getRouteApi('/shell/invoices');

/** Invoices that were requested, newest first (FN-3). */
export function InvoiceListPage() {
  const { t } = useTranslation(['finance', 'enums']);
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const list = useInfiniteQuery(invoiceListQuery(search));
  const columns = useInvoiceColumns();
  return (
    <ListPage
      name="invoices"
      title={t('invoices')}
      list={list}
      columns={columns}
      rowId={({ invoiceId }) => invoiceId}
      views={<FinanceTabs />}
      saved={{ search: { ...search }, onOpen: (opened) => void navigate({ search: opened }) }}
      filters={
        <>
          <EnumFilter
            label={t('state')}
            value={search.state}
            options={keysOf(invoiceStates).map((value) => ({ value, label: t(`enums:${invoiceStates[value]}`) }))}
            onChange={(state) => void navigate({ search: whatIsSet({ ...search, state }), replace: true })}
          />
          <ContractFilter
            contractId={search.contract}
            onClear={() => void navigate({ search: whatIsSet({ state: search.state }), replace: true })}
          />
        </>
      }
      empty={<Notice title={t('empty.invoices')} text={t('empty.invoices.text')} />}
    />
  );
}

function useInvoiceColumns(): readonly Column<Invoice>[] {
  const { t } = useTranslation(['finance', 'enums']);
  const formats = useFormats();
  const may = useMay();
  const columns: readonly (Column<Invoice> | false)[] = [
    {
      id: 'amount',
      title: t('amount'),
      width: '150px',
      shown: 'always',
      onPhone: 'head',
      cell: ({ invoiceId, amount }) => (
        <Link to="/invoices/$invoiceId" params={{ invoiceId }}>
          {amount && formats.exactMoney(amount)}
        </Link>
      ),
    },
    {
      id: 'state',
      title: t('state'),
      width: 'minmax(128px, 1fr)',
      onPhone: 'line',
      cell: ({ state }) => <FinanceStateMark state={state} />,
    },
    { id: 'kind', title: t('kind'), width: '140px', onPhone: 'line', cell: ({ kind }) => t(`enums:${kind}`) },
    may('customers.read') && {
      id: 'customer',
      title: t('customer'),
      width: 'minmax(140px, 2fr)',
      onPhone: 'line',
      cell: ({ customerId }) => <CustomerName id={customerId} />,
    },
    {
      id: 'number',
      title: t('fapiao-number'),
      width: 'minmax(120px, 1fr)',
      onPhone: 'none',
      cell: ({ fapiaoNumber }) => fapiaoNumber,
    },
    {
      id: 'requested-at',
      title: t('requested-at'),
      width: '128px',
      onPhone: 'line',
      cell: ({ requestedAt }) => requestedAt && formats.date(requestedAt),
    },
  ];
  return columns.filter((column) => column !== false);
}
