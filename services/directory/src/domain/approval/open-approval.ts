import type { Refusal } from '@tributary/service-kit';
import { type Approval, type ApprovalChange, type ApprovalStep, type StepMode, waitingFor } from './approval';

export interface ApprovalRequest {
  readonly approvalId: string;
  readonly kind: string;
  readonly documentId: string;
  readonly documentVersion: number;
  readonly requesterId: string;
}

/** A step of the chain with the people its rules name today. */
export interface StaffedStep {
  readonly name: string;
  readonly mode: StepMode;
  readonly approverIds: readonly string[];
}

/**
 * DR-3: opens the first step of a chain. The requester never approves their own document and is left out of every
 * step; a step that names nobody else stops the request rather than letting the document through. A chain without
 * steps approves at once.
 */
export function openApproval(
  request: ApprovalRequest,
  steps: readonly StaffedStep[],
  now: Date,
): ApprovalChange | Refusal<'approval.nobody-to-ask'> {
  const staffed: ApprovalStep[] = steps.map((step) => ({
    name: step.name,
    mode: step.mode,
    approverIds: [...new Set(step.approverIds)].filter((id) => id !== request.requesterId),
    verdicts: [],
  }));
  const empty = staffed.find(({ approverIds }) => approverIds.length === 0);
  if (empty) return { refused: 'approval.nobody-to-ask', details: { step: empty.name } };

  const approval: Approval = {
    ...request,
    state: staffed.length === 0 ? 'approved' : 'open',
    currentStep: 0,
    steps: staffed,
    version: 1,
  };
  if (approval.state === 'approved') {
    return { approval, events: [{ happened: 'decided', state: 'approved', decidedBy: request.requesterId, decidedAt: now }] };
  }
  return { approval, events: [{ happened: 'requested', waitingFor: waitingFor(approval) }] };
}
