import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schema } from '../api/client';
import { cursorPages } from '../api/cursor-pages';

export type Approval = Schema<'directory.v1.Approval'>;

export const approvalKeys = {
  waiting: ['approvals', 'waiting'] as const,
  one: (approvalId: string) => ['approvals', 'one', approvalId] as const,
};

/** Documents that wait for this person, oldest first (DR-3). */
export const waitingApprovalsQuery = cursorPages<Approval>({
  queryKey: approvalKeys.waiting,
  fetchPage: (query, signal) => answerOf(api.GET('/v1/approvals', { params: { query }, signal })),
});

export const approvalQuery = (approvalId: string) =>
  queryOptions({
    queryKey: approvalKeys.one(approvalId),
    queryFn: ({ signal }) => answerOf(api.GET('/v1/approvals/{approvalId}', { params: { path: { approvalId } }, signal })),
    enabled: approvalId !== '',
  });

/** Whether this person may speak now: the step is theirs, and they have not spoken yet. */
export function waitsFor({ state, steps, currentStep }: Approval, employeeId: string): boolean {
  const step = state === 'APPROVAL_STATE_OPEN' ? steps[currentStep] : undefined;
  if (!step) return false;
  return step.approverIds.includes(employeeId) && !step.verdicts.some(({ approverId }) => approverId === employeeId);
}
