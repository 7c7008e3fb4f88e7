import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type Body } from '../api/client';
import type { Contract } from '../contracts/contracts-api';
import { DrawerForm } from '../form/drawer-form';
import { toLocalInput } from '../form/local-time';
import { useFinanceStep } from './use-finance-step';

const methods = [
  'PAYMENT_METHOD_BANK_TRANSFER',
  'PAYMENT_METHOD_CASH',
  'PAYMENT_METHOD_ALIPAY',
  'PAYMENT_METHOD_WECHAT_PAY',
  'PAYMENT_METHOD_ACCEPTANCE_BILL',
] as const;

interface Props {
  readonly contract: Contract;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly amount: string;
  readonly receivedOn: string;
  readonly payer: string;
  readonly method: (typeof methods)[number];
  readonly bankReference: string;
}

/** Money that came in for this contract (FN-2). It is recorded, and sent on to whoever approves it. */
export function CollectionDrawer({ contract: { contractId, outstanding }, isOpen, onClose }: Props) {
  const { t } = useTranslation(['finance', 'enums', 'form']);
  const currency = outstanding?.currency || 'CNY';
  const record = useFinanceStep(
    (body: Body<'/v1/collections'>, header) => answerOf(api.POST('/v1/collections', { params: { header }, body })),
    t('recorded'),
    { isForm: true },
  );
  return (
    <DrawerForm<Values>
      title={t('record')}
      submitLabel={t('record.submit')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`collection.${contractId}`}
      initial={{
        amount: outstanding?.amount ?? '',
        receivedOn: toLocalInput(new Date()).slice(0, 10),
        ...{ payer: '', method: 'PAYMENT_METHOD_BANK_TRANSFER', bankReference: '' },
      }}
      submit={({ amount, ...values }) => record.mutateAsync({ ...values, contractId, amount: { amount, currency } })}
    >
      <Form.Item
        name="amount"
        label={t('amount')}
        rules={[{ required: true, pattern: /^\d{1,12}(?:\.\d{1,2})?$/, message: t('amount.form') }]}
      >
        <Input inputMode="decimal" suffix={currency} />
      </Form.Item>
      <Form.Item name="receivedOn" label={t('received-on')} rules={[{ required: true, message: t('form:required') }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="payer" label={t('payer')} rules={[{ required: true, message: t('form:required') }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="method" label={t('method')} rules={[{ required: true, message: t('form:required') }]}>
        <Select options={methods.map((value) => ({ value, label: t(`enums:${value}`) }))} />
      </Form.Item>
      <Form.Item name="bankReference" label={t('bank-reference')}>
        <Input maxLength={100} />
      </Form.Item>
    </DrawerForm>
  );
}
