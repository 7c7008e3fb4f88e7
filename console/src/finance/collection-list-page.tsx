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
import { type Collection, collectionListQuery } from './finance-api';
import { collectionStates } from './finance-search';
import { FinanceTabs } from './finance-tabs';
import { FinanceStateMark } from './state-marks';

const route = getRouteApi('/shell/collections');

/** Money that came in, newest first (FN-2). */
export function CollectionListPage() {
  const { t } = useTranslation(['finance', 'enums']);
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const list = useInfiniteQuery(collectionListQuery(search));
  const columns = useCollectionColumns();
  return (
    <ListPage
      name="collections"
      title={t('collections')}
      list={list}
      columns={columns}
      rowId={({ collectionId }) => collectionId}
      views={<FinanceTabs />}
      saved={{ search: { ...search }, onOpen: (opened) => void navigate({ search: opened }) }}
      filters={
        <>
          <EnumFilter
            label={t('state')}
            value={search.state}
            options={keysOf(collectionStates).map((value) => ({ value, label: t(`enums:${collectionStates[value]}`) }))}
            onChange={(state) => void navigate({ search: whatIsSet({ ...search, state }), replace: true })}
          />
          <ContractFilter
            contractId={search.contract}
            onClear={() => void navigate({ search: whatIsSet({ state: search.state }), replace: true })}
          />
        </>
      }
      empty={<Notice title={t('empty.collections')} text={t('empty.collections.text')} />}
    />
  );
}

function useCollectionColumns(): readonly Column<Collection>[] {
  const { t } = useTranslation(['finance', 'enums']);
  const formats = useFormats();
  const may = useMay();
  const columns: readonly (Column<Collection> | false)[] = [
    {
      id: 'amount',
      title: t('amount'),
      width: '150px',
      shown: 'always',
      onPhone: 'head',
      cell: ({ collectionId, amount }) => (
        <Link to="/collections/$collectionId" params={{ collectionId }}>
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
    { id: 'payer', title: t('payer'), width: 'minmax(140px, 2fr)', onPhone: 'line', cell: ({ payer }) => payer },
    may('customers.read') && {
      id: 'customer',
      title: t('customer'),
      width: 'minmax(140px, 2fr)',
      onPhone: 'none',
      cell: ({ customerId }) => <CustomerName id={customerId} />,
    },
    {
      id: 'received-on',
      title: t('received-on'),
      width: '128px',
      onPhone: 'line',
      cell: ({ receivedOn }) => formats.date(receivedOn),
    },
    { id: 'method', title: t('method'), width: '128px', onPhone: 'none', cell: ({ method }) => t(`enums:${method}`) },
  ];
  return columns.filter((column) => column !== false);
}
