import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { DrawerForm } from '../form/drawer-form';
import { LongText } from '../form/long-text';
import { type Ticket, ticketKeys } from './tickets-api';

interface Props {
  readonly customerId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values extends Pick<Ticket, 'subject' | 'description' | 'impact' | 'urgency'> {
  readonly kind: Ticket['kind'] | null;
}

const kinds = [
  'TICKET_KIND_REPAIR',
  'TICKET_KIND_INCIDENT',
  'TICKET_KIND_PROBLEM',
  'TICKET_KIND_ENQUIRY',
  'TICKET_KIND_COMPLAINT',
  'TICKET_KIND_SUGGESTION',
  'TICKET_KIND_DISPUTE',
] as const;
const levels = ['LEVEL_LOW', 'LEVEL_MEDIUM', 'LEVEL_HIGH'] as const;
const initial: Values = { kind: null, subject: '', description: '', impact: 'LEVEL_MEDIUM', urgency: 'LEVEL_MEDIUM' };

/** What a customer who is on the phone wants; impact and urgency give the priority, and with it the clocks (SD-3). */
export function CreateTicketDrawer({ customerId, isOpen, onClose }: Props) {
  const { t } = useTranslation(['tickets', 'enums', 'form']);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTell();
  const create = useCommand({
    send: ({ kind, ...values }: Values, header) =>
      answerOf(
        api.POST('/v1/tickets', {
          params: { header },
          // The form requires a kind before it sends.
          body: { ...values, kind: kind ?? 'TICKET_KIND_UNSPECIFIED', customerId, channel: 'phone' },
        }),
      ),
    onDone: async ({ ticketId }) => {
      tell.done(t('created.done'));
      await queries.invalidateQueries({ queryKey: ticketKeys.lists });
      await navigate({ to: '/tickets/$ticketId', params: { ticketId } });
    },
  });
  const levelOptions = levels.map((value) => ({ value, label: t(`enums:${value}`) }));
  return (
    <DrawerForm<Values>
      title={t('create')}
      submitLabel={t('create.submit')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`ticket.${customerId}`}
      initial={initial}
      submit={create.mutateAsync}
    >
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true, message: t('form:required') }]}>
        <Select options={kinds.map((value) => ({ value, label: t(`enums:${value}`) }))} />
      </Form.Item>
      <Form.Item name="subject" label={t('subject')} rules={[{ required: true, message: t('form:required') }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="description" label={t('description')}>
        <LongText rows={5} maxLength={10_000} />
      </Form.Item>
      <Form.Item name="impact" label={t('impact')}>
        <Select options={levelOptions} />
      </Form.Item>
      <Form.Item name="urgency" label={t('urgency')}>
        <Select options={levelOptions} />
      </Form.Item>
    </DrawerForm>
  );
}
