import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useCommand } from '../api/use-command';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { useTell } from '../feedback/use-tell';
import { DrawerForm } from '../form/drawer-form';
import { useFormats } from '../i18n/use-formats';
import { Line } from '../record/line';
import { type Order, orderKeys, reservationQuery } from './orders-api';

interface Props {
  readonly order: Order;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What was reserved leaves the warehouse: asked once more, for nothing brings it back (IV-3). */
export function ShipDrawer({ order: { orderId, number }, isOpen, onClose }: Props) {
  const { t } = useTranslation('orders');
  const formats = useFormats();
  const queries = useQueryClient();
  const tell = useTell();
  const { data: reservation, error, refetch } = useQuery(reservationQuery(orderId));
  const ship = useCommand({
    send: (_values: object, header) =>
      answerOf(api.POST('/v1/reservations/{orderId}:ship', { params: { path: { orderId }, header } })),
    // The order hears of it by event, and the page by the order's.
    onDone: () => {
      tell.done(t('ship.done'));
      return queries.invalidateQueries({ queryKey: orderKeys.reservation(orderId) });
    },
  });
  return (
    <DrawerForm
      title={t('ship.title', { number })}
      submitLabel={t('ship')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`ship.${orderId}`}
      initial={{}}
      submit={ship.mutateAsync}
    >
      {reservation ? (
        <>
          <p>{t('ship.text', { warehouse: reservation.warehouse })}</p>
          {reservation.lines.map(({ sku, quantity }) => (
            <Line key={sku} what={sku}>{`× ${formats.number(quantity)}`}</Line>
          ))}
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <Loading />
      )}
    </DrawerForm>
  );
}
