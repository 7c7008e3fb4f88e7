import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { useFormats } from '../i18n/use-formats';
import { Facts } from '../record/facts';
import { Panel } from '../record/panel';
import { customerValueQuery } from './customers-api';

/** What the customer is worth, with the figures behind it (IN-2). Its service may be down while the record is there. */
export function CustomerValue({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('customers');
  const formats = useFormats();
  const { data, error, isPending, refetch } = useQuery(customerValueQuery(customerId));
  return (
    <Panel title={t('value')}>
      {isPending && <Loading />}
      {error && <ErrorState error={error} onRetry={refetch} />}
      {data && (
        <Facts
          facts={[
            { label: t('value.tier'), value: data.tier || t('value.none') },
            { label: t('value.purchases'), value: formats.number(data.purchasesLastYear) },
            { label: t('value.collected'), value: data.collectedLastYear && formats.money(data.collectedLastYear) },
            { label: t('value.last-interaction'), value: t('value.days', { count: data.daysSinceLastInteraction }) },
          ]}
        />
      )}
    </Panel>
  );
}
