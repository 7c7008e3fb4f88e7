import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useCommand } from '../api/use-command';
import { DrawerForm } from '../form/drawer-form';
import { LongText } from '../form/long-text';
import { type LeadDrawerProps, useLeadChanged } from './lead-drawer';

interface Values {
  readonly need: string;
}

/** The lead becomes an opportunity, named by what is needed; nothing is typed twice (LD-10). */
export function QualifyDrawer({ lead: { leadId, interest }, isOpen, onClose }: LeadDrawerProps) {
  const { t } = useTranslation(['leads', 'form']);
  const changed = useLeadChanged();
  const qualify = useCommand({
    send: (body: Values, header) =>
      answerOf(api.POST('/v1/leads/{leadId}:qualify', { params: { path: { leadId }, header }, body })),
    onDone: () => changed(leadId, t('qualified')),
  });
  return (
    <DrawerForm<Values>
      title={t('qualify')}
      submitLabel={t('qualify.submit')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`qualify.${leadId}`}
      initial={{ need: interest?.product ?? '' }}
      submit={qualify.mutateAsync}
    >
      <Form.Item
        name="need"
        label={t('qualify.need')}
        extra={t('qualify.need.help')}
        rules={[{ required: true, message: t('form:required') }]}
      >
        <LongText rows={2} maxLength={500} />
      </Form.Item>
    </DrawerForm>
  );
}
