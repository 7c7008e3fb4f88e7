import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keysOf, whatIsSet } from '../api/choice';
import { Notice } from '../feedback/notice';
import { EnumFilter } from '../list/enum-filter';
import { ListPage } from '../list/list-page';
import { useLive } from '../live/use-live';
import { contractKeys, contractListQuery, contractStates } from './contracts-api';
import { useContractColumns } from './use-contract-columns';

const route = getRouteApi('/shell/contracts');

/** Contracts within the reader's reach, newest first (SL-8). */
export function ContractListPage() {
  const { t } = useTranslation(['contracts', 'enums']);
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const { state } = route.useSearch();
  const list = useInfiniteQuery(contractListQuery(whatIsSet({ state })));
  const columns = useContractColumns();
  useLive('contract', () => void queries.invalidateQueries({ queryKey: contractKeys.lists }));
  return (
    <ListPage
      name="contracts"
      title={t('title')}
      list={list}
      columns={columns}
      rowId={({ contractId }) => contractId}
      saved={{ search: whatIsSet({ state }), onOpen: (search) => void navigate({ search }) }}
      filters={
        <EnumFilter
          label={t('state')}
          value={state}
          options={keysOf(contractStates).map((value) => ({ value, label: t(`enums:${contractStates[value]}`) }))}
          onChange={(chosen) => void navigate({ search: whatIsSet({ state: chosen }), replace: true })}
        />
      }
      empty={<Notice title={t('empty')} text={t('empty.text')} />}
    />
  );
}
