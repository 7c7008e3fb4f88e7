import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keysOf, whatIsSet } from '../api/choice';
import { Notice } from '../feedback/notice';
import { EnumFilter } from '../list/enum-filter';
import { ListPage } from '../list/list-page';
import { useLive } from '../live/use-live';
import { orderKeys, orderListQuery, orderStates } from './orders-api';
import { useOrderColumns } from './use-order-columns';

const route = getRouteApi('/shell/orders');

/** Orders within the reader's reach, newest first (SL-9). */
export function OrderListPage() {
  const { t } = useTranslation(['orders', 'enums']);
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const { state } = route.useSearch();
  const list = useInfiniteQuery(orderListQuery(whatIsSet({ state })));
  const columns = useOrderColumns();
  useLive('order', () => void queries.invalidateQueries({ queryKey: orderKeys.lists }));
  return (
    <ListPage
      name="orders"
      title={t('title')}
      list={list}
      columns={columns}
      rowId={({ orderId }) => orderId}
      saved={{ search: whatIsSet({ state }), onOpen: (search) => void navigate({ search }) }}
      filters={
        <EnumFilter
          label={t('state')}
          value={state}
          options={keysOf(orderStates).map((value) => ({ value, label: t(`enums:${orderStates[value]}`) }))}
          onChange={(chosen) => void navigate({ search: whatIsSet({ state: chosen }), replace: true })}
        />
      }
      empty={<Notice title={t('empty')} text={t('empty.text')} />}
    />
  );
}
