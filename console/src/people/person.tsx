import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { meQuery } from '../session/me';

/** One question a person and ten minutes, however many rows name them. */
export const personQuery = (employeeId: string) =>
  queryOptions({
    queryKey: ['people', employeeId],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/employees/{employeeId}', { params: { path: { employeeId } }, signal })),
    staleTime: 10 * 60_000,
    enabled: isEmployeeId(employeeId),
  });

/** Whoever did something may also have been a service or a rule. */
const isEmployeeId = (id: string): boolean => /^[0-9a-f-]{36}$/i.test(id);

/** An employee by name; "me" for whoever reads it. */
export function Person({ id }: { readonly id: string }) {
  const { t } = useTranslation('record');
  const me = useQuery(meQuery).data?.employee;
  const { data } = useQuery(personQuery(id));
  if (id === '') return null;
  if (me?.employeeId === id) return t('me');
  if (!isEmployeeId(id)) return t('the-system');
  return data?.name ?? '…';
}
