import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schema } from '../api/client';
import { cursorPages } from '../api/cursor-pages';

export type Opportunity = Schema<'sales.v1.Opportunity'>;

/** Of the default pipeline (SL-2), in order; each leads to the next, and back. */
export const stages = ['qualification', 'needs', 'proposal', 'negotiation'] as const;
export type Stage = (typeof stages)[number];

export const isStage = (stage: string): stage is Stage => (stages as readonly string[]).includes(stage);

export const opportunityKeys = {
  lists: ['opportunities', 'list'] as const,
  stage: (stage: Stage, mine: boolean) => ['opportunities', 'list', stage, mine] as const,
  one: (opportunityId: string) => ['opportunities', 'one', opportunityId] as const,
};

/** The open ones of a stage, newest first. */
export const stageQuery = (stage: Stage, mine: boolean) =>
  cursorPages<Opportunity>({
    queryKey: opportunityKeys.stage(stage, mine),
    fetchPage: (page, signal) => {
      const query = { stage, mine, state: 'OPPORTUNITY_STATE_OPEN', ...page } as const;
      return answerOf(api.GET('/v1/opportunities', { params: { query }, signal }));
    },
  });

export const opportunityQuery = (opportunityId: string) =>
  queryOptions({
    queryKey: opportunityKeys.one(opportunityId),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/opportunities/{opportunityId}', { params: { path: { opportunityId } }, signal })),
  });
