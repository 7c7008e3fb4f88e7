import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { DrawerForm } from '../form/drawer-form';
import { LongText } from '../form/long-text';
import { type TicketDrawerProps, useTicketStep } from './use-ticket-step';

interface Values {
  readonly resolution: string;
}

const initial: Values = { resolution: '' };

/** The work is done; from now on the customer may be asked how it went (SD-9). */
export function ResolveDrawer({ ticket: { ticketId, version }, isOpen, onClose }: TicketDrawerProps) {
  const { t } = useTranslation(['tickets', 'form']);
  const resolve = useTicketStep(
    ticketId,
    (values: Values, header) =>
      answerOf(
        api.POST('/v1/tickets/{ticketId}:resolve', {
          params: { path: { ticketId }, header },
          body: { ...values, expectedVersion: version },
        }),
      ),
    t('resolved'),
  );
  return (
    <DrawerForm<Values>
      title={t('resolve')}
      submitLabel={t('resolve')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`resolve.${ticketId}`}
      initial={initial}
      submit={resolve.mutateAsync}
    >
      <Form.Item
        name="resolution"
        label={t('resolve.text')}
        extra={t('resolve.text.help')}
        rules={[{ required: true, message: t('form:required') }]}
      >
        <LongText rows={6} maxLength={5_000} />
      </Form.Item>
    </DrawerForm>
  );
}
