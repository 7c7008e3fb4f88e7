import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { DrawerForm } from '../form/drawer-form';
import { LongText } from '../form/long-text';
import { type TicketDrawerProps, useTicketStep } from './use-ticket-step';

interface Values {
  readonly text: string;
  readonly waitForCustomer: boolean;
}

const initial: Values = { text: '', waitForCustomer: false };

/** An answer to the customer. The first stops the clock of the response, one that waits for them that of the resolution (SD-5). */
export function ReplyDrawer({ ticket: { ticketId, version }, isOpen, onClose }: TicketDrawerProps) {
  const { t } = useTranslation(['tickets', 'form']);
  const reply = useTicketStep(
    ticketId,
    (values: Values, header) =>
      answerOf(
        api.POST('/v1/tickets/{ticketId}:reply', {
          params: { path: { ticketId }, header },
          body: { ...values, expectedVersion: version },
        }),
      ),
    t('replied'),
  );
  return (
    <DrawerForm<Values>
      title={t('reply')}
      submitLabel={t('reply.submit')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`reply.${ticketId}`}
      initial={initial}
      submit={reply.mutateAsync}
    >
      <Form.Item name="text" label={t('reply.text')} rules={[{ required: true, message: t('form:required') }]}>
        <LongText rows={6} maxLength={10_000} />
      </Form.Item>
      <Form.Item name="waitForCustomer" valuePropName="checked" extra={t('reply.wait.help')}>
        <Checkbox>{t('reply.wait')}</Checkbox>
      </Form.Item>
    </DrawerForm>
  );
}
