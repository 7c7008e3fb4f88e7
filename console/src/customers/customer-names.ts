import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import { inBatches } from '../api/in-batches';

/** As many as the API takes at once. */
const mostAtOnce = 200;

const nameOf = inBatches(async (customerIds: readonly string[]) => {
  const { items } = await answerOf(api.POST('/v1/customers:batchGet', { body: { customerIds: [...customerIds] } }));
  return new Map(items.map(({ askedId, customer }) => [askedId, customer?.displayName ?? '']));
}, mostAtOnce);

/** Asked for together with all other names that the page wants at the moment; empty when it is not to be had. */
export const customerNameQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customers', 'name', customerId],
    queryFn: async () => (await nameOf(customerId)) ?? '',
    staleTime: 5 * 60_000,
  });
