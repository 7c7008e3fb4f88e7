import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { DrawerForm } from '../form/drawer-form';
import { LongText } from '../form/long-text';
import type { Collection } from './finance-api';
import { useFinanceStep } from './use-finance-step';

interface Props {
  readonly collection: Collection;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly reason: string;
}

/** An approved collection turns out wrong: opposite entries, with the reason (FN-5). */
export function ReverseDrawer({ collection: { collectionId, version }, isOpen, onClose }: Props) {
  const { t } = useTranslation(['finance', 'form']);
  const reverse = useFinanceStep(
    ({ reason }: Values, header) =>
      answerOf(
        api.POST('/v1/collections/{collectionId}:reverse', {
          params: { path: { collectionId }, header },
          body: { reason, expectedVersion: version },
        }),
      ),
    t('reversed'),
    { isForm: true },
  );
  return (
    <DrawerForm<Values>
      title={t('reverse')}
      submitLabel={t('reverse')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`reverse.${collectionId}`}
      initial={{ reason: '' }}
      submit={reverse.mutateAsync}
    >
      <Form.Item name="reason" label={t('reverse.reason')} rules={[{ required: true, message: t('form:required') }]}>
        <LongText rows={3} maxLength={500} />
      </Form.Item>
    </DrawerForm>
  );
}
