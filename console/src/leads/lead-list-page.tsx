import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { whatIsSet } from '../api/choice';
import { useFormats } from '../i18n/use-formats';
import { ListPage } from '../list/list-page';
import { ViewChoice } from '../list/view-choice';
import { useMay, useMe } from '../session/me';
import { LeadFilters } from './lead-filters';
import { LeadListEmpty } from './lead-list-empty';
import { type LeadSearch, viewsFor } from './lead-search';
import { leadCountQuery, leadListQuery, mostCounted } from './leads-api';
import { useLeadColumns } from './use-lead-columns';

const route = getRouteApi('/shell/leads');

export function LeadListPage() {
  const { t } = useTranslation('leads');
  const formats = useFormats();
  const navigate = route.useNavigate();
  const given = route.useSearch();
  const views = viewsFor(useMay(), useMe().reach);
  const view = given.view && views.includes(given.view) ? given.view : (views[0] ?? 'mine');
  const search: LeadSearch = { ...given, view };

  const list = useInfiniteQuery(leadListQuery(search));
  const count = useQuery({ ...leadCountQuery(search), placeholderData: keepPreviousData }).data;
  const columns = useLeadColumns(view);

  return (
    <ListPage
      name="leads"
      title={t('title')}
      list={list}
      columns={columns}
      rowId={({ leadId }) => leadId}
      count={count === undefined ? undefined : `${formats.number(count)}${count >= mostCounted ? '+' : ''}`}
      views={
        <ViewChoice
          label={t('view')}
          value={view}
          options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
          onChange={(chosen) => void navigate({ search: { view: chosen } })}
        />
      }
      filters={
        <LeadFilters
          search={search}
          onChange={(part) => void navigate({ search: whatIsSet({ ...search, ...part }), replace: true })}
        />
      }
      empty={<LeadListEmpty search={search} hasSea={views.includes('sea')} />}
    />
  );
}
