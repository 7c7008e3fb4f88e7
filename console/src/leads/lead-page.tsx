import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { Mark } from '../feedback/mark';
import { useLiveRecord } from '../live/use-live-record';
import { Person } from '../people/person';
import { Panel } from '../record/panel';
import { RecordPage } from '../record/record-page';
import { LeadActions } from './lead-actions';
import { LeadFacts } from './lead-facts';
import { LeadHistory } from './lead-history';
import { isInSea, leadName } from './lead-name';
import { LeadStatusMark } from './lead-status-mark';
import { leadKeys, leadQuery } from './leads-api';

const route = getRouteApi('/shell/leads/$leadId');

export function LeadPage() {
  const { t } = useTranslation('leads');
  const { leadId } = route.useParams();
  const { data: lead, error, isPending, refetch } = useQuery(leadQuery(leadId));
  useLiveRecord('lead', leadId, leadKeys.one(leadId));
  if (isPending) return <Loading />;
  if (!lead) return <ErrorState error={error} onRetry={refetch} />;

  return (
    <RecordPage
      title={leadName(lead) || t('unnamed')}
      back="/leads"
      backLabel={t('title')}
      marks={
        <>
          <LeadStatusMark status={lead.status} />
          <Mark tone="quiet">{isInSea(lead) ? t('in-sea') : <Person id={lead.custody?.holderId ?? ''} />}</Mark>
          {lead.score && (
            <Mark tone="quiet">
              {t('score')} {lead.score.total}
            </Mark>
          )}
        </>
      }
      actions={<LeadActions lead={lead} />}
      facts={<LeadFacts lead={lead} />}
    >
      <Panel title={t('history')}>
        <LeadHistory leadId={leadId} />
      </Panel>
    </RecordPage>
  );
}
