import { queryOptions } from '@tanstack/react-query';
import { choiceOf, textOf, whatIsSet } from '../api/choice';
import { answerOf, api, type Schema } from '../api/client';
import { cursorPages } from '../api/cursor-pages';

export type Customer = Schema<'masterdata.v1.Customer'>;

export const partyKinds = { person: 'PARTY_KIND_PERSON', organisation: 'PARTY_KIND_ORGANISATION' } as const;

/** The API takes no more. */
export const longestQuery = 100;

export interface CustomerSearch {
  query?: string;
  kind?: keyof typeof partyKinds;
}

export const readCustomerSearch = (search: Readonly<Record<string, unknown>>): CustomerSearch =>
  whatIsSet({ query: textOf(search['query'], longestQuery), kind: choiceOf(partyKinds, search['kind']) });

export const customerListQuery = ({ query, kind }: CustomerSearch) =>
  cursorPages<Customer>({
    queryKey: ['customers', 'list', { query, kind }],
    fetchPage: (page, signal) =>
      answerOf(
        api.GET('/v1/customers', {
          params: { query: { ...whatIsSet({ query, kind: kind && partyKinds[kind] }), ...page } },
          signal,
        }),
      ),
  });

const pathOf = (customerId: string) => ({ params: { path: { customerId } } });

export const customerQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customers', 'one', customerId],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/customers/{customerId}', { ...pathOf(customerId), signal })),
  });

export const customerValueQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customers', 'one', customerId, 'value'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/customers/{customerId}/value', { ...pathOf(customerId), signal })),
  });

export const timelineQuery = (customerId: string) =>
  cursorPages<Schema<'insights.v1.TimelineEntry'>>({
    queryKey: ['customers', 'one', customerId, 'timeline'],
    fetchPage: (query, signal) =>
      answerOf(api.GET('/v1/customers/{customerId}/timeline', { params: { path: { customerId }, query }, signal })),
  });
