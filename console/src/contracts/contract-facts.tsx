import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CustomerName } from '../customers/customer-name';
import { useFormats } from '../i18n/use-formats';
import { Person } from '../people/person';
import { Facts } from '../record/facts';
import { Panel } from '../record/panel';
import { useMay } from '../session/me';
import type { Contract } from './contracts-api';

export function ContractFacts({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation('contracts');
  const may = useMay();
  const formats = useFormats();
  const { total, received, outstanding, invoiced, state } = contract;
  const isInForce = state === 'CONTRACT_STATE_IN_FORCE' || state === 'CONTRACT_STATE_ENDED';
  return (
    <Panel title={t('facts')}>
      <Facts
        facts={[
          { label: t('customer'), value: may('customers.read') && <CustomerName id={contract.customerId} /> },
          { label: t('total'), value: total && formats.exactMoney(total) },
          { label: t('received'), value: isInForce && received && formats.exactMoney(received) },
          { label: t('outstanding'), value: isInForce && outstanding && formats.exactMoney(outstanding) },
          { label: t('invoiced'), value: isInForce && invoiced && formats.exactMoney(invoiced) },
          { label: t('owner'), value: <Person id={contract.ownerId} /> },
          { label: t('signed'), value: contract.signedAt && formats.dateTime(contract.signedAt) },
          { label: t('created'), value: contract.createdAt && formats.dateTime(contract.createdAt) },
          {
            label: t('opportunity'),
            value: may('opportunities.read') && (
              <Link to="/opportunities/$opportunityId" params={{ opportunityId: contract.opportunityId }}>
                {t('to-opportunity')}
              </Link>
            ),
          },
          {
            label: t('quote'),
            value: may('quotes.read') && (
              <Link to="/quotes/$quoteId" params={{ quoteId: contract.quoteId }}>
                {t('to-quote')}
              </Link>
            ),
          },
        ]}
      />
    </Panel>
  );
}
