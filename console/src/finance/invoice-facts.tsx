import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CustomerName } from '../customers/customer-name';
import { useFormats } from '../i18n/use-formats';
import { Person } from '../people/person';
import { Facts } from '../record/facts';
import { Panel } from '../record/panel';
import { useMay } from '../session/me';
import type { Invoice } from './finance-api';

export function InvoiceFacts({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation(['finance', 'enums']);
  const formats = useFormats();
  const may = useMay();
  const { amount, tax, contractId, requestedAt } = invoice;
  return (
    <Panel title={t('invoice')}>
      <Facts
        facts={[
          { label: t('kind'), value: t(`enums:${invoice.kind}`) },
          { label: t('amount'), value: amount && formats.exactMoney(amount) },
          { label: t('tax'), value: tax && `${formats.exactMoney(tax)} (${invoice.taxRatePercent}%)` },
          { label: t('fapiao-number'), value: invoice.fapiaoNumber },
          { label: t('requested-by'), value: <Person id={invoice.requestedBy} /> },
          { label: t('requested-at'), value: requestedAt && formats.dateTime(requestedAt) },
          { label: t('customer'), value: may('customers.read') && <CustomerName id={invoice.customerId} /> },
          {
            label: t('contract'),
            value: may('contracts.read') && (
              <Link to="/contracts/$contractId" params={{ contractId }}>
                {t('to-contract')}
              </Link>
            ),
          },
        ]}
      />
    </Panel>
  );
}
