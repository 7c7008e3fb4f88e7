import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CustomerName } from '../customers/customer-name';
import { useFormats } from '../i18n/use-formats';
import { Person } from '../people/person';
import { Facts } from '../record/facts';
import { Panel } from '../record/panel';
import { useMay } from '../session/me';
import type { Collection } from './finance-api';

export function CollectionFacts({ collection }: { readonly collection: Collection }) {
  const { t } = useTranslation(['finance', 'enums']);
  const formats = useFormats();
  const may = useMay();
  const { amount, contractId, sharePercent } = collection;
  return (
    <Panel title={t('collection')}>
      <Facts
        facts={[
          { label: t('amount'), value: amount && formats.exactMoney(amount) },
          { label: t('share'), value: sharePercent && `${sharePercent}%` },
          { label: t('payer'), value: collection.payer },
          { label: t('method'), value: t(`enums:${collection.method}`) },
          { label: t('bank-reference'), value: collection.bankReference },
          { label: t('received-on'), value: formats.date(collection.receivedOn) },
          { label: t('recorded-by'), value: <Person id={collection.recordedBy} /> },
          { label: t('customer'), value: may('customers.read') && <CustomerName id={collection.customerId} /> },
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
