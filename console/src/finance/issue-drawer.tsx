import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { DrawerForm } from '../form/drawer-form';
import type { Invoice } from './finance-api';
import { useFinanceStep } from './use-finance-step';

interface Props {
  readonly invoice: Invoice;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly fapiaoNumber: string;
}

/** With the number that the tax system gave (FN-3). */
export function IssueDrawer({ invoice: { invoiceId, version }, isOpen, onClose }: Props) {
  const { t } = useTranslation('finance');
  const issue = useFinanceStep(
    ({ fapiaoNumber }: Values, header) =>
      answerOf(
        api.POST('/v1/invoices/{invoiceId}:issue', {
          params: { path: { invoiceId }, header },
          body: { fapiaoNumber, expectedVersion: version },
        }),
      ),
    t('issued'),
    { isForm: true },
  );
  return (
    <DrawerForm<Values>
      title={t('issue')}
      submitLabel={t('issue')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`issue.${invoiceId}`}
      initial={{ fapiaoNumber: '' }}
      submit={issue.mutateAsync}
    >
      <Form.Item
        name="fapiaoNumber"
        label={t('fapiao-number')}
        rules={[{ required: true, pattern: /^(?:\d{8}|\d{20})$/, message: t('fapiao-number.form') }]}
      >
        <Input inputMode="numeric" maxLength={20} />
      </Form.Item>
    </DrawerForm>
  );
}
