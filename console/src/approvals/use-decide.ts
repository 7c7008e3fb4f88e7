import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import type { Pages } from '../api/cursor-pages';
import { problemOf } from '../api/refused';
import { useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { personQuery } from '../people/person';
import { type Approval, approvalKeys, approvalQuery } from './approvals-api';

export interface Decision {
  readonly approval: Approval;
  readonly verdict: 'VERDICT_APPROVE' | 'VERDICT_REJECT';
  readonly comment?: string;
}

const without = (pages: Pages<Approval>, id: string): Pages<Approval> => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, items: page.items.filter(({ approvalId }) => approvalId !== id) })),
});

/**
 * Says yes or no (DR-3): gone from what waits at once, back there when it is refused. Whoever was slower learns who decided.
 */
export function useDecide() {
  const { t } = useTranslation('approvals');
  const queries = useQueryClient();
  const tell = useTell();

  const sayWhoWasFaster = async ({ approvalId }: Approval, error: Error): Promise<void> => {
    const now = await queries.fetchQuery({ ...approvalQuery(approvalId), staleTime: 0 });
    const last = now.steps.flatMap(({ verdicts }) => verdicts).at(-1);
    if (!last) return tell.refused(error);
    const { name } = await queries.ensureQueryData(personQuery(last.decidedBy)).catch(() => ({ name: '' }));
    tell.refused(error, () => t('decided-meanwhile', { name }));
  };

  return useCommand({
    send: ({ approval: { approvalId, version }, verdict, comment = '' }: Decision, header) =>
      answerOf(
        api.POST('/v1/approvals/{approvalId}:decide', {
          params: { path: { approvalId }, header },
          body: { verdict, comment, expectedVersion: version },
        }),
      ),
    onSent: async ({ approval: { approvalId } }) => {
      await queries.cancelQueries({ queryKey: approvalKeys.waiting });
      const before = queries.getQueryData<Pages<Approval>>(approvalKeys.waiting);
      if (before) queries.setQueryData(approvalKeys.waiting, without(before, approvalId));
      return before;
    },
    onDone: (approval, { verdict }) => {
      queries.setQueryData(approvalKeys.one(approval.approvalId), approval);
      tell.done(verdict === 'VERDICT_APPROVE' ? t('approved') : t('rejected'));
      return queries.invalidateQueries({ queryKey: approvalKeys.waiting });
    },
    onRefused: async (error, { approval }, before) => {
      if (before) queries.setQueryData(approvalKeys.waiting, before);
      await queries.invalidateQueries({ queryKey: approvalKeys.waiting });
      await queries.invalidateQueries({ queryKey: approvalKeys.one(approval.approvalId) });
      const slower = ['record.version-conflict', 'approval.not-open', 'approval.already-decided'];
      return slower.includes(problemOf(error).code) ? sayWhoWasFaster(approval, error) : tell.refused(error);
    },
  });
}
