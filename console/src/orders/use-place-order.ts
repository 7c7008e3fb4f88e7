import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { orderKeys } from './orders-api';

/** Orders all of a contract that has not been ordered yet, and goes there (SL-9). */
export function usePlaceOrder() {
  const { t } = useTranslation('orders');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTell();
  return useCommand({
    send: (contractId: string, header) =>
      answerOf(api.POST('/v1/orders', { params: { header }, body: { contractId, lines: [] } })),
    onDone: async ({ orderId, number }) => {
      tell.done(t('placed', { number }));
      await queries.invalidateQueries({ queryKey: orderKeys.lists });
      return navigate({ to: '/orders/$orderId', params: { orderId } });
    },
    onRefused: (error) => tell.refused(error),
  });
}
