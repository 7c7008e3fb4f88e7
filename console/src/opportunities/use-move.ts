import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { whatIsSet } from '../api/choice';
import { answerOf, api } from '../api/client';
import type { Pages } from '../api/cursor-pages';
import { problemOf } from '../api/refused';
import { useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { personQuery } from '../people/person';
import { afterMove } from './move-card';
import { type Opportunity, opportunityKeys, opportunityQuery, type Stage } from './opportunities-api';
import { useStageName } from './use-stage-name';

export interface Move {
  readonly card: Opportunity;
  readonly to: Stage;
  readonly amount?: string;
  readonly expectedClose?: string;
}

/**
 * Moves an opportunity along the pipeline (SL-2): shown at once, taken back when it is refused. Whoever was slower learns
 * who moved it where.
 * @param onFieldsMissing the stage asks for what is still empty
 */
export function useMove(onFieldsMissing: (move: Move) => void) {
  const { t } = useTranslation('opportunities');
  const queries = useQueryClient();
  const tell = useTell();
  const nameOf = useStageName();

  const sayWhoWasFaster = async (card: Opportunity, error: Error): Promise<void> => {
    const now = await queries.fetchQuery({ ...opportunityQuery(card.opportunityId), staleTime: 0 });
    const last = now.history.at(-1);
    if (!last || now.stage === card.stage) return tell.refused(error);
    const { name } = await queries.ensureQueryData(personQuery(last.changedBy)).catch(() => ({ name: '' }));
    tell.refused(error, () => t('moved-meanwhile', { name, from: nameOf(card.stage), to: nameOf(now.stage) }));
  };

  return useCommand({
    send: ({ card, to, amount, expectedClose }: Move, header) =>
      answerOf(
        api.POST('/v1/opportunities/{opportunityId}:move', {
          params: { path: { opportunityId: card.opportunityId }, header },
          body: {
            stage: to,
            expectedVersion: card.version,
            ...whatIsSet({
              amount: amount ? { amount, currency: card.amount?.currency || 'CNY' } : undefined,
              expectedClose,
            }),
          },
        }),
      ),
    onSent: async ({ card, to }) => {
      await queries.cancelQueries({ queryKey: opportunityKeys.lists });
      const before = queries.getQueriesData<Pages<Opportunity>>({ queryKey: opportunityKeys.lists });
      for (const [key, pages] of before) {
        if (pages) queries.setQueryData(key, afterMove(pages, stageOf(key), card, to));
      }
      return before;
    },
    onDone: (moved, { to }) => {
      queries.setQueryData(opportunityKeys.one(moved.opportunityId), moved);
      tell.done(t('moved', { stage: nameOf(to) }));
      return queries.invalidateQueries({ queryKey: opportunityKeys.lists });
    },
    onRefused: async (error, move, before) => {
      for (const [key, pages] of before ?? []) queries.setQueryData(key, pages);
      const { code } = problemOf(error);
      if (code === 'opportunity.field-required') return onFieldsMissing(move);
      await queries.invalidateQueries({ queryKey: opportunityKeys.lists });
      return code === 'record.version-conflict' ? sayWhoWasFaster(move.card, error) : tell.refused(error);
    },
  });
}

const stageOf = (key: QueryKey): string => String(key[2]);
