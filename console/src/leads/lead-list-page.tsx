import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { whatIsSet } from '../api/choice';
import { rowsOf } from '../api/cursor-pages';
import { useFormats } from '../i18n/use-formats';
import { ListPage } from '../list/list-page';
import { selectColumn } from '../list/select-column';
import { useLiveRows } from '../list/use-live-rows';
import { useSelection } from '../list/use-selection';
import { ViewChoice } from '../list/view-choice';
import { useMay, useMe } from '../session/me';
import { LeadBulk, useBulkSteps } from './lead-bulk';
import { LeadFilters } from './lead-filters';
import { LeadListEmpty } from './lead-list-empty';
import { heldBy, leadName } from './lead-name';
import { type LeadSearch, viewsFor } from './lead-search';
import { type Lead, leadCountQuery, leadListQuery, mostCounted } from './leads-api';
import { useLeadColumns } from './use-lead-columns';

const route = getRouteApi('/shell/leads');

const leadIdOf = ({ leadId }: Lead): string => leadId;

export function LeadListPage() {
  const { t } = useTranslation('leads');
  const formats = useFormats();
  const navigate = route.useNavigate();
  const given = route.useSearch();
  const views = viewsFor(useMay(), useMe().reach);
  const view = given.view && views.includes(given.view) ? given.view : (views[0] ?? 'mine');
  const search: LeadSearch = { ...given, view };

  const query = leadListQuery(search);
  const list = useInfiniteQuery(query);
  const count = useQuery({ ...leadCountQuery(search), placeholderData: keepPreviousData }).data;
  const news = useLiveRows<Lead>({ entity: 'lead', listKey: query.queryKey, idOf: leadIdOf, heldBy });

  const rows = rowsOf(list.data);
  const selection = useSelection(JSON.stringify(search));
  const steps = useBulkSteps(view);
  const select = selectColumn<Lead>({
    selection,
    rows,
    idOf: leadIdOf,
    nameOf: leadName,
    label: t('choose'),
    labelAll: t('choose-all'),
  });
  const columns = [...(steps.length > 0 ? [select] : []), ...useLeadColumns(view)];

  return (
    <ListPage
      name="leads"
      title={t('title')}
      list={list}
      columns={columns}
      rowId={leadIdOf}
      news={news}
      saved={{ search: { ...search }, onOpen: (chosen) => void navigate({ search: chosen }) }}
      bulk={
        selection.ids.size > 0 && (
          <LeadBulk selection={selection} steps={steps} leads={rows.filter((lead) => selection.ids.has(leadIdOf(lead)))} />
        )
      }
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
