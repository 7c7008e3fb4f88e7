import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useNow } from '../browser/use-now';
import { Due } from '../feedback/due';
import { dueAt, leadName } from '../leads/lead-name';
import { type Lead, leadKeys } from '../leads/leads-api';
import { Line } from '../record/line';
import { PanelList } from '../record/panel-list';
import { dueFirst } from './due-first';

/** As many as the API gives at once, and as many as one person may hold by default (LD-5). */
const heldLeadsQuery = queryOptions({
  queryKey: [...leadKeys.lists, 'due'],
  queryFn: async ({ signal }): Promise<readonly Lead[]> => {
    const query = { view: 'LEAD_VIEW_MINE', 'page.limit': 200 } as const;
    return (await answerOf(api.GET('/v1/leads', { params: { query }, signal }))).items;
  },
  select: dueFirst,
});

/** Leads of mine that want something done, the most pressing first. */
export function DueLeads() {
  const { t } = useTranslation('my-day');
  const now = useNow();
  const query = useQuery(heldLeadsQuery);
  return (
    <PanelList
      title={t('leads')}
      query={query}
      none={t('leads.none')}
      idOf={({ leadId }) => leadId}
      extra={
        <Link to="/leads" search={{ view: 'mine' }}>
          {t('leads.all')}
        </Link>
      }
      line={(lead) => (
        <Line
          what={
            <Link to="/leads/$leadId" params={{ leadId: lead.leadId }}>
              {leadName(lead) || t('unnamed')}
            </Link>
          }
          more={[lead.contact?.company, lead.interest?.product].filter(Boolean).join(' · ')}
        >
          <Due at={dueAt(lead)} now={now} />
        </Line>
      )}
    />
  );
}
