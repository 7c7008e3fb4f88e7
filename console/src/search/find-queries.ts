import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schema } from '../api/client';

/** Shown of each kind. */
const most = 5;

export const findCustomersQuery = (text: string) =>
  queryOptions({
    queryKey: ['customers', 'find', text],
    queryFn: async ({ signal }): Promise<readonly Schema<'masterdata.v1.Customer'>[]> => {
      const query = { query: text, 'page.limit': most };
      return (await answerOf(api.GET('/v1/customers', { params: { query }, signal }))).items;
    },
    placeholderData: keepPreviousData,
  });

export type FoundIn = 'LEAD_VIEW_SEA' | 'LEAD_VIEW_MINE' | 'LEAD_VIEW_TEAM' | 'LEAD_VIEW_ALL';

/** The API takes no more. */
const longestLeadText = 40;

export const findLeadsQuery = (text: string, views: readonly FoundIn[]) =>
  queryOptions({
    queryKey: ['leads', 'find', text, views],
    queryFn: async ({ signal }): Promise<readonly Schema<'leads.v1.Lead'>[]> => {
      const found = await Promise.all(
        views.map((view) => {
          const query = { view, text: text.slice(0, longestLeadText), 'page.limit': most };
          return answerOf(api.GET('/v1/leads', { params: { query }, signal }));
        }),
      );
      return found.flatMap(({ items }) => items).slice(0, most);
    },
    placeholderData: keepPreviousData,
  });

/** The fewest tabs that together hold every lead this person may see. */
export function leadViewsOf(reach: string | undefined, maySeeSea: boolean): readonly FoundIn[] {
  if (reach === 'REACH_ALL') return ['LEAD_VIEW_ALL'];
  const held = reach === 'REACH_TEAM' ? 'LEAD_VIEW_TEAM' : 'LEAD_VIEW_MINE';
  return maySeeSea ? [held, 'LEAD_VIEW_SEA'] : [held];
}
