import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { DrawerForm } from '../form/drawer-form';
import { LongText } from '../form/long-text';
import { type Order, orderKeys } from './orders-api';

interface Props {
  readonly order: Order;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly reason: string;
}

/** Takes an order back until it has shipped (SL-9). */
export function CancelDrawer({ order: { orderId, version }, isOpen, onClose }: Props) {
  const { t } = useTranslation(['orders', 'form']);
  const queries = useQueryClient();
  const tell = useTell();
  const cancel = useCommand({
    send: ({ reason }: Values, header) =>
      answerOf(
        api.POST('/v1/orders/{orderId}:cancel', {
          params: { path: { orderId }, header },
          body: { reason, expectedVersion: version },
        }),
      ),
    onDone: (order) => {
      queries.setQueryData(orderKeys.one(orderId), order);
      tell.done(t('cancel.done'));
      return queries.invalidateQueries({ queryKey: orderKeys.lists });
    },
  });
  return (
    <DrawerForm<Values>
      title={t('cancel')}
      submitLabel={t('cancel')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`cancel-order.${orderId}`}
      initial={{ reason: '' }}
      submit={cancel.mutateAsync}
    >
      <Form.Item name="reason" label={t('cancel.reason')} rules={[{ required: true, message: t('form:required') }]}>
        <LongText rows={3} maxLength={500} />
      </Form.Item>
    </DrawerForm>
  );
}
