import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useCommand } from '../api/use-command';
import { DrawerForm } from '../form/drawer-form';
import { LongText } from '../form/long-text';
import { type LeadDrawerProps, useLeadChanged } from './lead-drawer';

interface Values {
  readonly note: string;
}

const initial: Values = { note: '' };

/** Back to the public sea, with the reason for whoever takes it next (LD-5). */
export function ReturnDrawer({ lead: { leadId }, isOpen, onClose }: LeadDrawerProps) {
  const { t } = useTranslation(['leads', 'form']);
  const changed = useLeadChanged();
  const giveBack = useCommand({
    send: (body: Values, header) =>
      answerOf(api.POST('/v1/leads/{leadId}:return', { params: { path: { leadId }, header }, body })),
    onDone: () => changed(leadId, t('returned')),
  });
  return (
    <DrawerForm<Values>
      title={t('return')}
      submitLabel={t('return')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`return.${leadId}`}
      initial={initial}
      submit={giveBack.mutateAsync}
    >
      <Form.Item
        name="note"
        label={t('return.note')}
        extra={t('return.note.help')}
        rules={[{ required: true, message: t('form:required') }]}
      >
        <LongText rows={3} maxLength={500} />
      </Form.Item>
    </DrawerForm>
  );
}
