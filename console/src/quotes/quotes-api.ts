import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Body, type Schema } from '../api/client';

export type Quote = Schema<'sales.v1.Quote'>;
export type LineRequest = Body<'/v1/quotes'>['lines'][number];

export const quoteKeys = {
  lists: ['quotes', 'list'] as const,
  one: (quoteId: string) => ['quotes', 'one', quoteId] as const,
};

/** More than anybody makes for one opportunity. */
const most = 50;

export const quotesOfOpportunityQuery = (opportunityId: string) =>
  queryOptions({
    queryKey: [...quoteKeys.lists, opportunityId],
    queryFn: async ({ signal }): Promise<readonly Quote[]> => {
      const query = { opportunityId, 'page.limit': most };
      return (await answerOf(api.GET('/v1/quotes', { params: { query }, signal }))).items;
    },
  });

export const quoteQuery = (quoteId: string) =>
  queryOptions({
    queryKey: quoteKeys.one(quoteId),
    queryFn: ({ signal }) => answerOf(api.GET('/v1/quotes/{quoteId}', { params: { path: { quoteId } }, signal })),
  });

/** What the server would ask for these lines now (SL-7). */
export const priceQuery = (lines: readonly LineRequest[]) =>
  queryOptions({
    queryKey: ['quotes', 'price', lines],
    queryFn: ({ signal }) => answerOf(api.POST('/v1/quotes:price', { body: { lines: [...lines] }, signal })),
    enabled: lines.length > 0,
    placeholderData: keepPreviousData,
  });

/** As many as the API gives at once; a price list that is longer is searched by the server. */
export const productsQuery = queryOptions({
  queryKey: ['products', 'list'],
  queryFn: async ({ signal }) =>
    (await answerOf(api.GET('/v1/products', { params: { query: { 'page.limit': 200 } }, signal }))).items,
  staleTime: 5 * 60_000,
});
