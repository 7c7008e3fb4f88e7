import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import type { Keyed } from '../api/use-command';
import { LongText } from '../form/long-text';
import { BulkDrawer } from '../list/bulk-drawer';
import { PersonChoice } from '../people/person-choice';
import type { BulkStep } from './bulk-step';
import { leadName } from './lead-name';
import type { Lead } from './leads-api';

interface Props {
  readonly step: BulkStep;
  readonly leads: readonly Lead[];
  readonly onClose: () => void;
  readonly onDone: (ids: ReadonlySet<string>) => void;
}

interface Values {
  readonly employeeId: string | null;
  readonly note: string;
}

const initial: Values = { employeeId: null, note: '' };

const sending: Readonly<Record<BulkStep, (leadId: string, values: Values, header: Keyed) => Promise<unknown>>> = {
  claim: (leadId, _, header) => answerOf(api.POST('/v1/leads/{leadId}:claim', { params: { path: { leadId }, header } })),
  transfer: (leadId, { employeeId, note }, header) =>
    answerOf(
      api.POST('/v1/leads/{leadId}:transfer', {
        params: { path: { leadId }, header },
        // The form requires somebody before it sends.
        body: { employeeId: employeeId ?? '', note },
      }),
    ),
  return: (leadId, { note }, header) =>
    answerOf(api.POST('/v1/leads/{leadId}:return', { params: { path: { leadId }, header }, body: { note } })),
};

/** The same for every chosen lead (LD-5, LD-7). */
export function LeadBulkDrawer({ step, leads, onClose, onDone }: Props) {
  const { t } = useTranslation(['leads', 'form']);
  const required = [{ required: true, message: t('form:required') }];
  return (
    <BulkDrawer<Lead, Values>
      title={t(step)}
      rows={leads}
      idOf={({ leadId }) => leadId}
      nameOf={leadName}
      draftKey={`bulk-${step}`}
      initial={initial}
      send={sending[step]}
      onClose={onClose}
      onDone={onDone}
    >
      {step === 'transfer' && (
        <Form.Item name="employeeId" label={t('transfer.to')} rules={required}>
          <PersonChoice />
        </Form.Item>
      )}
      {step !== 'claim' && (
        <Form.Item
          name="note"
          label={t(step === 'return' ? 'return.note' : 'transfer.note')}
          extra={t(step === 'return' ? 'return.note.help' : 'transfer.note.help')}
          rules={required}
        >
          <LongText rows={3} maxLength={500} />
        </Form.Item>
      )}
    </BulkDrawer>
  );
}
