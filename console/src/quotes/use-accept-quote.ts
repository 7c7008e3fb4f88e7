import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useCommand } from '../api/use-command';
import { contractKeys } from '../contracts/contracts-api';
import { useTell } from '../feedback/use-tell';
import { type Quote, quoteKeys } from './quotes-api';

/** The customer said yes: goes on to the contract with the same lines (SL-7). */
export function useAcceptQuote() {
  const { t } = useTranslation('contracts');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTell();
  const readAnew = (quoteId: string) =>
    Promise.all([
      queries.invalidateQueries({ queryKey: quoteKeys.one(quoteId) }),
      queries.invalidateQueries({ queryKey: quoteKeys.lists }),
    ]);
  return useCommand({
    send: ({ quoteId, version }: Quote, header) =>
      answerOf(
        api.POST('/v1/quotes/{quoteId}:accept', { params: { path: { quoteId }, header }, body: { expectedVersion: version } }),
      ),
    onDone: async (contract, { quoteId }) => {
      queries.setQueryData(contractKeys.one(contract.contractId), contract);
      tell.done(t('contract.made', { number: contract.number }));
      await readAnew(quoteId);
      return navigate({ to: '/contracts/$contractId', params: { contractId: contract.contractId } });
    },
    onRefused: (error, { quoteId }) => {
      tell.refused(error);
      return readAnew(quoteId);
    },
  });
}
