import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { Mark } from '../feedback/mark';
import { Person } from '../people/person';
import { Panel } from '../record/panel';
import { RecordPage } from '../record/record-page';
import { CreateTicket } from '../tickets/create-ticket';
import { CustomerContacts } from './customer-contacts';
import { CustomerTimeline } from './customer-timeline';
import { CustomerValue } from './customer-value';
import { customerQuery } from './customers-api';
import { GoldenFacts } from './golden-facts';

const route = getRouteApi('/shell/customers/$customerId');

/** Everything the company knows of one customer: the golden record, what it is worth, and one history over all departments. */
export function CustomerPage() {
  const { t } = useTranslation(['customers', 'enums']);
  const { customerId } = route.useParams();
  const { data: customer, error, isPending, refetch } = useQuery(customerQuery(customerId));
  if (isPending) return <Loading />;
  if (!customer) return <ErrorState error={error} onRetry={refetch} />;

  const { kind, stage, ownerId, tags } = customer;
  return (
    <RecordPage
      title={customer.displayName || t('unnamed')}
      back="/customers"
      backLabel={t('title')}
      marks={
        <>
          {kind && <span>{t(`enums:${kind}`)}</span>}
          {stage && <Mark tone={stage === 'LIFECYCLE_STAGE_LOST' ? 'bad' : 'busy'}>{t(`enums:${stage}`)}</Mark>}
          {ownerId && (
            <span>
              {t('owner')} <Person id={ownerId} />
            </span>
          )}
          {tags.map(({ name }) => (
            <Mark key={name} tone="quiet">
              {name}
            </Mark>
          ))}
        </>
      }
      actions={<CreateTicket customerId={customer.customerId} />}
      facts={
        <>
          <GoldenFacts customer={customer} />
          {customer.contacts.length > 0 && <CustomerContacts contacts={customer.contacts} />}
          <CustomerValue customerId={customer.customerId} />
        </>
      }
    >
      <Panel title={t('timeline')}>
        <CustomerTimeline customerId={customer.customerId} />
      </Panel>
    </RecordPage>
  );
}
