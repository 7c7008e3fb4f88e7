import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type Body } from '../api/client';
import { useCommand } from '../api/use-command';
import { DrawerForm } from '../form/drawer-form';
import { fromLocalInput } from '../form/local-time';
import { LongText } from '../form/long-text';
import { type LeadDrawerProps, useLeadChanged } from './lead-drawer';

const kinds = ['FOLLOW_UP_KIND_CALL', 'FOLLOW_UP_KIND_MESSAGE', 'FOLLOW_UP_KIND_VISIT', 'FOLLOW_UP_KIND_MAIL'] as const;
const intents = ['INTENT_UNREACHED', 'INTENT_COLD', 'INTENT_WARM', 'INTENT_HOT'] as const;

interface Values {
  readonly kind: (typeof kinds)[number];
  readonly intent: (typeof intents)[number] | null;
  readonly note: string;
  readonly nextStep: string;
  /** In the zone of this browser. */
  readonly nextAt: string;
}

const initial: Values = { kind: 'FOLLOW_UP_KIND_CALL', intent: null, note: '', nextStep: '', nextAt: '' };

/** What was done about the lead and what comes next (LD-9). */
export function FollowUpDrawer({ lead: { leadId }, isOpen, onClose }: LeadDrawerProps) {
  const { t } = useTranslation(['leads', 'enums', 'form']);
  const changed = useLeadChanged();
  const record = useCommand({
    send: (body: Body<'/v1/leads/{leadId}/follow-ups'>, header) =>
      answerOf(api.POST('/v1/leads/{leadId}/follow-ups', { params: { path: { leadId }, header }, body })),
    onDone: () => changed(leadId, t('followed-up')),
  });
  const submit = ({ kind, intent, note, nextStep, nextAt }: Values) => {
    const next = fromLocalInput(nextAt);
    return record.mutateAsync({ kind, note, nextStep, ...(intent && { intent }), ...(next && { nextAt: next }) });
  };
  return (
    <DrawerForm<Values>
      title={t('follow-up')}
      submitLabel={t('follow-up.submit')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`follow-up.${leadId}`}
      initial={initial}
      submit={submit}
    >
      <Form.Item name="kind" label={t('follow-up.kind')} rules={[{ required: true }]}>
        <Select options={kinds.map((value) => ({ value, label: t(`enums:${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('follow-up.note')} rules={[{ required: true, message: t('form:required') }]}>
        <LongText rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="intent" label={t('follow-up.intent')}>
        <Select allowClear options={intents.map((value) => ({ value, label: t(`enums:${value}`) }))} />
      </Form.Item>
      <Form.Item name="nextStep" label={t('follow-up.next-step')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="nextAt" label={t('follow-up.next-at')}>
        <Input type="datetime-local" />
      </Form.Item>
    </DrawerForm>
  );
}
