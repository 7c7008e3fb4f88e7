import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type Schema } from '../api/client';
import { useCommand } from '../api/use-command';
import { DrawerForm } from '../form/drawer-form';

export type RevealedField = 'REVEALED_FIELD_PHONE' | 'REVEALED_FIELD_ID_CARD';

interface Props {
  readonly customerId: string;
  readonly fields: readonly RevealedField[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onRevealed: (values: Schema<'masterdata.v1.RevealCustomerResponse'>) => void;
}

interface Values {
  readonly purpose: string;
}

const initial: Values = { purpose: '' };

/** Asks what whole numbers are needed for; the audit log keeps the answer (PERM-2). */
export function RevealDrawer({ customerId, fields, isOpen, onClose, onRevealed }: Props) {
  const { t } = useTranslation(['customers', 'form']);
  const reveal = useCommand({
    send: ({ purpose }: Values, header) =>
      answerOf(
        api.POST('/v1/customers/{customerId}:reveal', {
          params: { path: { customerId }, header },
          body: { purpose, fields: [...fields] },
        }),
      ),
    onDone: onRevealed,
  });
  return (
    <DrawerForm<Values>
      title={t('reveal')}
      submitLabel={t('reveal')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`reveal.${customerId}`}
      initial={initial}
      submit={reveal.mutateAsync}
    >
      <Form.Item
        name="purpose"
        label={t('reveal.purpose')}
        extra={t('reveal.purpose.help')}
        rules={[{ required: true, min: 3, message: t('form:required') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </DrawerForm>
  );
}
