import type { Refusal } from '@tributary/service-kit';
import {
  type Approval,
  type ApprovalChange,
  type ApprovalStep,
  type ApproverVerdict,
  type Verdict,
  waitingFor,
} from './approval';

export interface Decision {
  readonly verdict: Verdict;
  readonly comment: string;
  /** With `return`: the step to go back to. */
  readonly returnToStep: number;
}

/** The employee who decides, and for whom they may stand in today. */
export interface Decider {
  readonly employeeId: string;
  readonly deputyFor: readonly string[];
}

export type DecisionRefusal = Refusal<
  | 'approval.not-open'
  | 'approval.own-document'
  | 'approval.not-your-turn'
  | 'approval.already-decided'
  | 'approval.step-not-earlier'
>;

/** DR-3: one verdict on the open step. A `reject` of anybody ends the approval, in parallel steps too. */
export function decideApproval(
  approval: Approval,
  decision: Decision,
  decider: Decider,
  now: Date,
): ApprovalChange | DecisionRefusal {
  const step = approval.steps[approval.currentStep];
  if (approval.state !== 'open' || !step) return { refused: 'approval.not-open', details: { state: approval.state } };
  if (decider.employeeId === approval.requesterId) return { refused: 'approval.own-document' };

  const approverId = standsFor(approval, step, decider);
  if (typeof approverId !== 'string') return approverId;
  if (decision.verdict === 'return' && decision.returnToStep >= approval.currentStep) {
    return { refused: 'approval.step-not-earlier', details: { currentStep: approval.currentStep } };
  }

  const { verdict, comment } = decision;
  const said: ApproverVerdict = { approverId, decidedBy: decider.employeeId, verdict, comment, decidedAt: now };
  const change = whatFollows(withVerdict(approval, said), step, decision, said);
  return { ...change, verdict: { ...said, step: approval.currentStep } };
}

function whatFollows(spoken: Approval, step: ApprovalStep, decision: Decision, said: ApproverVerdict): ApprovalChange {
  const { decidedBy, decidedAt, verdict } = said;
  if (verdict === 'reject') return ended(spoken, 'rejected', decidedBy, decidedAt);
  if (verdict === 'return') return asking(askedAgainFrom(spoken, decision.returnToStep));
  if (step.mode === 'all' && waitingFor(spoken).length > 0) return asking(spoken);
  if (spoken.currentStep + 1 < spoken.steps.length) return asking({ ...spoken, currentStep: spoken.currentStep + 1 });
  return ended(spoken, 'approved', decidedBy, decidedAt);
}

/** DR-3: by the one who asked, while it is open. */
export function withdrawApproval(
  approval: Approval,
  employeeId: string,
  now: Date,
): ApprovalChange | Refusal<'approval.not-open' | 'approval.not-requester'> {
  if (employeeId !== approval.requesterId) return { refused: 'approval.not-requester' };
  if (approval.state !== 'open') return { refused: 'approval.not-open', details: { state: approval.state } };
  return ended({ ...approval, version: approval.version + 1 }, 'withdrawn', employeeId, now);
}

/** The approver in whose name the decider speaks: their own before anybody's they stand in for. */
function standsFor(approval: Approval, step: ApprovalStep, decider: Decider): string | DecisionRefusal {
  const waiting = waitingFor(approval);
  const approverId = [decider.employeeId, ...decider.deputyFor].find((id) => waiting.includes(id));
  if (approverId) return approverId;
  const spoke = step.verdicts.some(({ approverId: id }) => id === decider.employeeId);
  return { refused: spoke ? 'approval.already-decided' : 'approval.not-your-turn' };
}

const withVerdict = (approval: Approval, verdict: ApproverVerdict): Approval => ({
  ...approval,
  version: approval.version + 1,
  steps: approval.steps.map((step, index) =>
    index === approval.currentStep ? { ...step, verdicts: [...step.verdicts, verdict] } : step,
  ),
});

const askedAgainFrom = (approval: Approval, index: number): Approval => ({
  ...approval,
  currentStep: index,
  steps: approval.steps.map((step, position) => (position >= index ? { ...step, verdicts: [] } : step)),
});

const asking = (approval: Approval): ApprovalChange => ({
  approval,
  events: [{ happened: 'requested', waitingFor: waitingFor(approval) }],
});

const ended = (
  approval: Approval,
  state: 'approved' | 'rejected' | 'withdrawn',
  decidedBy: string,
  decidedAt: Date,
): ApprovalChange => ({
  approval: { ...approval, state, currentStep: state === 'approved' ? approval.steps.length : approval.currentStep },
  events: [{ happened: 'decided', state, decidedBy, decidedAt }],
});
