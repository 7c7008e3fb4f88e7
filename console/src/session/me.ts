import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { answerOf, api, type Schema } from '../api/client';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answerOf(api.GET('/v1/me', { signal })),
  // A role that changes takes effect with the next token, within ten minutes.
  staleTime: 5 * 60_000,
  retry: false,
});

/** Who is signed in. Only below the shell, which has asked already. */
export const useMe = (): Schema<'directory.v1.Me'> => useSuspenseQuery(meQuery).data;

/** Whether the server would let the person do this; what it would refuse is not shown. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}
