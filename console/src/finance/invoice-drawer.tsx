import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { whatIsSet } from '../api/choice';
import { answerOf, api, type Body } from '../api/client';
import type { Contract } from '../contracts/contracts-api';
import { DrawerForm } from '../form/drawer-form';
import { useFinanceStep } from './use-finance-step';

const kinds = ['INVOICE_KIND_SPECIAL', 'INVOICE_KIND_ORDINARY'] as const;
const taxRates = ['13', '9', '6', '3', '1', '0'] as const;

interface Props {
  readonly contract: Contract;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly kind: (typeof kinds)[number];
  /** Empty: all that is not yet invoiced. */
  readonly amount: string;
  readonly taxRatePercent: (typeof taxRates)[number];
}

/** Asks finance for an invoice of this contract (FN-3). */
export function InvoiceDrawer({ contract: { contractId, total }, isOpen, onClose }: Props) {
  const { t } = useTranslation(['finance', 'enums', 'form']);
  const currency = total?.currency || 'CNY';
  const request = useFinanceStep(
    (body: Body<'/v1/invoices'>, header) => answerOf(api.POST('/v1/invoices', { params: { header }, body })),
    t('invoice.requested'),
    { isForm: true },
  );
  return (
    <DrawerForm<Values>
      title={t('invoice.request')}
      submitLabel={t('invoice.request.submit')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`invoice.${contractId}`}
      initial={{ kind: 'INVOICE_KIND_SPECIAL', amount: '', taxRatePercent: '13' }}
      submit={({ amount, ...values }) =>
        request.mutateAsync({
          ...{ ...values, contractId },
          ...whatIsSet({ amount: amount ? { amount, currency } : undefined }),
        })
      }
    >
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true, message: t('form:required') }]}>
        <Select options={kinds.map((value) => ({ value, label: t(`enums:${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="amount"
        label={t('amount')}
        extra={t('invoice.amount.help')}
        rules={[{ pattern: /^\d{1,12}(?:\.\d{1,2})?$/, message: t('amount.form') }]}
      >
        <Input inputMode="decimal" suffix={currency} />
      </Form.Item>
      <Form.Item name="taxRatePercent" label={t('tax-rate')} rules={[{ required: true, message: t('form:required') }]}>
        <Select options={taxRates.map((value) => ({ value, label: `${value}%` }))} />
      </Form.Item>
    </DrawerForm>
  );
}
