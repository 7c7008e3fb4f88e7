import { queryOptions } from '@tanstack/react-query';
import { choiceOf, whatIsSet } from '../api/choice';
import { answerOf, api, type Schema } from '../api/client';
import { cursorPages } from '../api/cursor-pages';

export type Contract = Schema<'sales.v1.Contract'>;

export const contractStates = {
  draft: 'CONTRACT_STATE_DRAFT',
  'awaiting-approval': 'CONTRACT_STATE_AWAITING_APPROVAL',
  approved: 'CONTRACT_STATE_APPROVED',
  rejected: 'CONTRACT_STATE_REJECTED',
  'in-force': 'CONTRACT_STATE_IN_FORCE',
  ended: 'CONTRACT_STATE_ENDED',
} as const;

export interface ContractSearch {
  state?: keyof typeof contractStates;
}

export const readContractSearch = (search: Readonly<Record<string, unknown>>): ContractSearch =>
  whatIsSet({ state: choiceOf(contractStates, search['state']) });

export const contractKeys = {
  lists: ['contracts', 'list'] as const,
  one: (contractId: string) => ['contracts', 'one', contractId] as const,
};

export const contractListQuery = ({ state }: ContractSearch) =>
  cursorPages<Contract>({
    queryKey: [...contractKeys.lists, { state }],
    fetchPage: (page, signal) => {
      const query = { ...whatIsSet({ state: state && contractStates[state] }), ...page };
      return answerOf(api.GET('/v1/contracts', { params: { query }, signal }));
    },
  });

export const contractQuery = (contractId: string) =>
  queryOptions({
    queryKey: contractKeys.one(contractId),
    queryFn: ({ signal }) => answerOf(api.GET('/v1/contracts/{contractId}', { params: { path: { contractId } }, signal })),
  });
