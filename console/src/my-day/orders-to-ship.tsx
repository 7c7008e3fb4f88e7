import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CustomerName } from '../customers/customer-name';
import { useFormats } from '../i18n/use-formats';
import { useLive } from '../live/use-live';
import { orderKeys, orderListQuery } from '../orders/orders-api';
import { Line } from '../record/line';
import { PanelList } from '../record/panel-list';
import { useMay } from '../session/me';
import { useMorningList } from './use-morning-list';

/** Orders whose goods are kept for them and wait to leave (SL-9). */
export function OrdersToShip() {
  const { t } = useTranslation('my-day');
  const formats = useFormats();
  const queries = useQueryClient();
  const may = useMay();
  const query = useMorningList(orderListQuery({ state: 'reserved' }));
  useLive('order', () => void queries.invalidateQueries({ queryKey: orderKeys.lists }));
  return (
    <PanelList
      title={t('to-ship')}
      query={query}
      none={t('to-ship.none')}
      idOf={({ orderId }) => orderId}
      extra={
        <Link to="/orders" search={{ state: 'reserved' }}>
          {t('all')}
        </Link>
      }
      line={({ orderId, number, customerId, createdAt }) => (
        <Line
          what={
            <Link to="/orders/$orderId" params={{ orderId }}>
              {number}
            </Link>
          }
          more={may('customers.read') && <CustomerName id={customerId} />}
        >
          {createdAt && formats.date(createdAt)}
        </Line>
      )}
    />
  );
}
