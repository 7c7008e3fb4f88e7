import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerName } from '../customers/customer-name';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { Mark } from '../feedback/mark';
import { useFormats } from '../i18n/use-formats';
import { useLiveRecord } from '../live/use-live-record';
import { Person } from '../people/person';
import { OpportunityQuotes } from '../quotes/opportunity-quotes';
import { Facts } from '../record/facts';
import { Panel } from '../record/panel';
import { RecordPage } from '../record/record-page';
import { Timeline } from '../record/timeline';
import { useMay } from '../session/me';
import { IncompleteMove } from './incomplete-move';
import { MoveMenu } from './move-menu';
import { opportunityKeys, opportunityQuery } from './opportunities-api';
import { type Move, useMove } from './use-move';
import { useStageName } from './use-stage-name';

const route = getRouteApi('/shell/opportunities/$opportunityId');

export function OpportunityPage() {
  const { t } = useTranslation(['opportunities', 'enums']);
  const may = useMay();
  const formats = useFormats();
  const nameOf = useStageName();
  const { opportunityId } = route.useParams();
  const [incomplete, setIncomplete] = useState<Move>();
  const move = useMove(setIncomplete);
  useLiveRecord('opportunity', opportunityId, opportunityKeys.one(opportunityId));
  const { data: deal, error, isPending, refetch } = useQuery(opportunityQuery(opportunityId));
  if (isPending) return <Loading />;
  if (!deal) return <ErrorState error={error} onRetry={refetch} />;

  const isOpen = deal.state === 'OPPORTUNITY_STATE_OPEN';
  return (
    <RecordPage
      title={deal.name}
      back="/opportunities"
      backLabel={t('title')}
      marks={
        <>
          <Mark tone={isOpen ? 'busy' : deal.state === 'OPPORTUNITY_STATE_WON' ? 'good' : 'bad'}>
            {isOpen ? nameOf(deal.stage) : t(`enums:${deal.state}`)}
          </Mark>
          <Person id={deal.ownerId} />
        </>
      }
      actions={
        isOpen &&
        may('opportunities.write') && <MoveMenu card={deal} size="middle" onMove={(to) => move.mutate({ card: deal, to })} />
      }
      facts={
        <Panel title={t('facts')}>
          <Facts
            facts={[
              { label: t('amount'), value: deal.amount && formats.exactMoney(deal.amount) },
              { label: t('probability'), value: `${deal.probability}%` },
              { label: t('expected-close'), value: deal.expectedClose && formats.date(deal.expectedClose) },
              { label: t('created'), value: deal.createdAt && formats.dateTime(deal.createdAt) },
              { label: t('loss-reason'), value: deal.lossReason },
              {
                label: t('customer'),
                value: may('customers.read') && <CustomerName id={deal.customerId} />,
              },
              {
                label: t('lead'),
                value: deal.leadId && may('leads.read') && (
                  <Link to="/leads/$leadId" params={{ leadId: deal.leadId }}>
                    {t('to-lead')}
                  </Link>
                ),
              },
            ]}
          />
        </Panel>
      }
    >
      {may('quotes.read') && <OpportunityQuotes opportunityId={opportunityId} isOpen={isOpen} />}
      <Panel title={t('history')}>
        <Timeline
          happenings={[...deal.history].reverse().map(({ stage, changedBy, changedAt }) => ({
            id: `${stage} ${changedAt}`,
            at: changedAt,
            title: <strong>{nameOf(stage)}</strong>,
            text: <Person id={changedBy} />,
          }))}
        />
      </Panel>
      <IncompleteMove move={incomplete} onMove={move.mutateAsync} onClose={() => setIncomplete(undefined)} />
    </RecordPage>
  );
}
