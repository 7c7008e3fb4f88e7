import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Change, keysOf, whatIsSet } from '../api/choice';
import { Notice } from '../feedback/notice';
import { EnumFilter } from '../list/enum-filter';
import { ListPage } from '../list/list-page';
import { SearchBox } from '../list/search-box';
import { type CustomerSearch, customerListQuery, longestQuery, partyKinds } from './customers-api';
import { useCustomerColumns } from './use-customer-columns';

const route = getRouteApi('/shell/customers');

export function CustomerListPage() {
  const { t } = useTranslation(['customers', 'enums']);
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const list = useInfiniteQuery(customerListQuery(search));
  const columns = useCustomerColumns();
  const change = (part: Change<CustomerSearch>) => void navigate({ search: whatIsSet({ ...search, ...part }), replace: true });
  return (
    <ListPage
      name="customers"
      title={t('title')}
      list={list}
      columns={columns}
      rowId={({ customerId }) => customerId}
      saved={{ search: { ...search }, onOpen: (chosen) => void navigate({ search: chosen }) }}
      filters={
        <>
          <SearchBox
            label={t('search')}
            value={search.query ?? ''}
            maxLength={longestQuery}
            onSearch={(text) => change({ query: text || undefined })}
          />
          <EnumFilter
            label={t('kind')}
            value={search.kind}
            options={keysOf(partyKinds).map((value) => ({ value, label: t(`enums:${partyKinds[value]}`) }))}
            onChange={(kind) => change({ kind })}
          />
        </>
      }
      empty={<Notice title={t('empty')} text={t('empty.text')} />}
    />
  );
}
