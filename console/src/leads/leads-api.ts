import { queryOptions } from '@tanstack/react-query';
import { whatIsSet } from '../api/choice';
import { answerOf, api, type Schema } from '../api/client';
import { cursorPages } from '../api/cursor-pages';
import { channels, type LeadSearch, leadSorts, leadStatuses, leadViews } from './lead-search';

export type Lead = Schema<'leads.v1.Lead'>;

export const leadKeys = {
  lists: ['leads', 'list'] as const,
  one: (leadId: string) => ['leads', 'one', leadId] as const,
};

const asQuery = ({ view, status, channel, sort, text }: LeadSearch) =>
  whatIsSet({
    view: view && leadViews[view],
    status: status && leadStatuses[status],
    channel: channel && channels[channel],
    sort: sort && leadSorts[sort],
    text,
  });

export const leadListQuery = (search: LeadSearch) =>
  cursorPages<Lead>({
    queryKey: [...leadKeys.lists, search],
    fetchPage: (page, signal) => answerOf(api.GET('/v1/leads', { params: { query: { ...asQuery(search), ...page } }, signal })),
  });

/** How many match; the API counts up to this many. */
export const mostCounted = 1000;

export const leadCountQuery = (search: LeadSearch) =>
  queryOptions({
    queryKey: [...leadKeys.lists, search, 'count'],
    queryFn: async ({ signal }) => {
      const query = { ...asQuery(search), withCount: true, 'page.limit': 1 };
      return (await answerOf(api.GET('/v1/leads', { params: { query }, signal }))).count ?? 0;
    },
  });

export const leadQuery = (leadId: string) =>
  queryOptions({
    queryKey: leadKeys.one(leadId),
    queryFn: ({ signal }) => answerOf(api.GET('/v1/leads/{leadId}', { params: { path: { leadId } }, signal })),
  });

export const followUpsQuery = (leadId: string) =>
  cursorPages<Schema<'leads.v1.FollowUp'>>({
    queryKey: [...leadKeys.one(leadId), 'follow-ups'],
    fetchPage: (query, signal) =>
      answerOf(api.GET('/v1/leads/{leadId}/follow-ups', { params: { path: { leadId }, query }, signal })),
  });

export const custodyChangesQuery = (leadId: string) =>
  cursorPages<Schema<'leads.v1.CustodyChange'>>({
    queryKey: [...leadKeys.one(leadId), 'custody-changes'],
    fetchPage: (query, signal) =>
      answerOf(api.GET('/v1/leads/{leadId}/custody-changes', { params: { path: { leadId }, query }, signal })),
  });
