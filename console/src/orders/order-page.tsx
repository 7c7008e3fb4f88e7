import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerName } from '../customers/customer-name';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { useDrawers } from '../form/use-drawers';
import { useLanguage } from '../i18n/language';
import { lookUp } from '../i18n/look-up';
import { problemWords } from '../i18n/problem-title';
import { useFormats } from '../i18n/use-formats';
import { useLiveRecord } from '../live/use-live-record';
import { Person } from '../people/person';
import { Facts } from '../record/facts';
import { Line } from '../record/line';
import { Panel } from '../record/panel';
import { PanelList } from '../record/panel-list';
import { RecordPage } from '../record/record-page';
import { Steps } from '../record/steps';
import { useMay } from '../session/me';
import { fulfilmentSteps } from './fulfilment-steps';
import { OrderStateMark } from './order-state-mark';
import { orderKeys, orderQuery } from './orders-api';

const drawers = {
  ship: lazy(() => import('./ship-drawer').then(({ ShipDrawer }) => ({ default: ShipDrawer }))),
  cancel: lazy(() => import('./cancel-drawer').then(({ CancelDrawer }) => ({ default: CancelDrawer }))),
};

const route = getRouteApi('/shell/orders/$orderId');

export function OrderPage() {
  const { t } = useTranslation(['orders', 'enums']);
  const may = useMay();
  const formats = useFormats();
  const { language } = useLanguage();
  const { open, shown } = useDrawers(drawers);
  const { orderId } = route.useParams();
  useLiveRecord('order', orderId, orderKeys.one(orderId));
  const { data: order, error, isPending, refetch } = useQuery(orderQuery(orderId));
  if (isPending) return <Loading />;
  if (!order) return <ErrorState error={error} onRetry={refetch} />;

  const isOnItsWay = order.state === 'ORDER_STATE_CONFIRMED' || order.state === 'ORDER_STATE_RESERVED';
  return (
    <RecordPage
      title={order.number}
      back="/orders"
      backLabel={t('title')}
      marks={
        <>
          <OrderStateMark state={order.state} />
          <Person id={order.ownerId} />
        </>
      }
      actions={
        <>
          {order.state === 'ORDER_STATE_RESERVED' && may('stock.ship') && (
            <Button type="primary" onClick={() => open('ship')}>
              {t('ship')}
            </Button>
          )}
          {isOnItsWay && may('orders.write') && <Button onClick={() => open('cancel')}>{t('cancel')}</Button>}
        </>
      }
      facts={
        <Panel title={t('facts')}>
          <Facts
            facts={[
              { label: t('customer'), value: may('customers.read') && <CustomerName id={order.customerId} /> },
              { label: t('total'), value: order.total && formats.exactMoney(order.total) },
              { label: t('created'), value: order.createdAt && formats.dateTime(order.createdAt) },
              { label: t('cancel-reason'), value: order.cancelReason && problemWords(order.cancelReason, language) },
              {
                label: t('contract'),
                value: may('contracts.read') && (
                  <Link to="/contracts/$contractId" params={{ contractId: order.contractId }}>
                    {t('to-contract')}
                  </Link>
                ),
              },
            ]}
          />
        </Panel>
      }
    >
      <Panel title={t('fulfilment')}>
        <Steps
          label={t('fulfilment')}
          steps={fulfilmentSteps(order).map(({ name, state, known }) => ({
            id: name,
            title: lookUp(language, 'enums', `fulfilment.${name}`) ?? name,
            state,
            stateText: t(`step.${state}`),
            text: known && (
              <>
                {known.changedAt && formats.dateTime(known.changedAt)}
                {known.reason && <div>{problemWords(known.reason, language)}</div>}
              </>
            ),
          }))}
        />
      </Panel>
      <PanelList
        title={t('lines')}
        query={{ data: order.lines, error: undefined, refetch }}
        none={t('lines.none')}
        idOf={({ sku }) => sku}
        line={({ sku, quantity }) => <Line what={sku}>{`× ${formats.number(quantity)}`}</Line>}
      />
      {shown({ order })}
    </RecordPage>
  );
}
