import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats';
import { Line } from '../record/line';
import { PanelList } from '../record/panel-list';
import { OrderStateMark } from './order-state-mark';
import { ordersOfContractQuery } from './orders-api';

export function ContractOrders({ contractId }: { readonly contractId: string }) {
  const { t } = useTranslation('orders');
  const formats = useFormats();
  const query = useQuery(ordersOfContractQuery(contractId));
  return (
    <PanelList
      title={t('title')}
      query={query}
      none={t('none')}
      idOf={({ orderId }) => orderId}
      line={({ orderId, number, total, state, createdAt }) => (
        <Line
          what={
            <Link to="/orders/$orderId" params={{ orderId }}>
              {number}
            </Link>
          }
          more={[total && formats.exactMoney(total), createdAt && formats.date(createdAt)].filter(Boolean).join(' · ')}
        >
          <OrderStateMark state={state} />
        </Line>
      )}
    />
  );
}
