import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useCommand } from '../api/use-command';
import { DrawerForm } from '../form/drawer-form';
import { LongText } from '../form/long-text';
import { type LeadDrawerProps, useLeadChanged } from './lead-drawer';

const reasons = [
  'DISQUALIFICATION_REASON_WRONG_CONTACT',
  'DISQUALIFICATION_REASON_TEST_DATA',
  'DISQUALIFICATION_REASON_NOT_OUR_MARKET',
  'DISQUALIFICATION_REASON_NO_NEED',
  'DISQUALIFICATION_REASON_NO_BUDGET',
  'DISQUALIFICATION_REASON_COMPETITOR',
  'DISQUALIFICATION_REASON_UNREACHABLE',
] as const;

interface Values {
  readonly reason: (typeof reasons)[number] | null;
  readonly note: string;
}

const initial: Values = { reason: null, note: '' };

/** Closes a lead that leads nowhere, with the reason (LD-10). */
export function DisqualifyDrawer({ lead: { leadId }, isOpen, onClose }: LeadDrawerProps) {
  const { t } = useTranslation(['leads', 'enums', 'form']);
  const changed = useLeadChanged();
  const disqualify = useCommand({
    send: ({ reason, note }: Values, header) =>
      answerOf(
        api.POST('/v1/leads/{leadId}:disqualify', {
          params: { path: { leadId }, header },
          // The form requires a reason before it sends.
          body: { reason: reason ?? 'DISQUALIFICATION_REASON_UNSPECIFIED', note },
        }),
      ),
    onDone: () => changed(leadId, t('disqualified')),
  });
  return (
    <DrawerForm<Values>
      title={t('disqualify')}
      submitLabel={t('disqualify')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`disqualify.${leadId}`}
      initial={initial}
      submit={disqualify.mutateAsync}
    >
      <Form.Item name="reason" label={t('disqualify.reason')} rules={[{ required: true, message: t('form:required') }]}>
        <Select options={reasons.map((value) => ({ value, label: t(`enums:${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('disqualify.note')}>
        <LongText rows={3} maxLength={500} />
      </Form.Item>
    </DrawerForm>
  );
}
