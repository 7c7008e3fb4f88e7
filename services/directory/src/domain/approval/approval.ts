export type StepMode = 'all' | 'any';
export type ApprovalState = 'open' | 'approved' | 'rejected' | 'withdrawn';
export type Verdict = 'approve' | 'reject' | 'return';

/** What an approver said about the present round of a step. Instants are UTC. */
export interface ApproverVerdict {
  readonly approverId: string;
  /** The deputy, when it was not the approver. */
  readonly decidedBy: string;
  readonly verdict: Verdict;
  readonly comment: string;
  readonly decidedAt: Date;
}

export interface ApprovalStep {
  readonly name: string;
  readonly mode: StepMode;
  /** Employees, in the order of the chain, each once, never the requester. */
  readonly approverIds: readonly string[];
  /** Of the present round; a step that is asked again starts empty, the log keeps the old ones. */
  readonly verdicts: readonly ApproverVerdict[];
}

/** A document on its way through its chain (DR-3). */
export interface Approval {
  readonly approvalId: string;
  readonly kind: string;
  readonly documentId: string;
  readonly documentVersion: number;
  readonly requesterId: string;
  readonly state: ApprovalState;
  /** Index of the open step; the number of steps when none is. */
  readonly currentStep: number;
  readonly steps: readonly ApprovalStep[];
  readonly version: number;
}

export type ApprovalEvent =
  | { readonly happened: 'requested'; readonly waitingFor: readonly string[] }
  | {
      readonly happened: 'decided';
      readonly state: Exclude<ApprovalState, 'open'>;
      readonly decidedBy: string;
      readonly decidedAt: Date;
    };

export interface ApprovalChange {
  readonly approval: Approval;
  /** What was just said, and at which step; kept although a later round may ask again. */
  readonly verdict?: ApproverVerdict & { readonly step: number };
  readonly events: readonly ApprovalEvent[];
}

/** Who has not spoken yet in the open step. */
export function waitingFor(approval: Approval): readonly string[] {
  const step = approval.state === 'open' ? approval.steps[approval.currentStep] : undefined;
  if (!step) return [];
  const spoken = new Set(step.verdicts.map(({ approverId }) => approverId));
  return step.approverIds.filter((id) => !spoken.has(id));
}
