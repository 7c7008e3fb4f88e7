import type { Step } from '../record/steps';
import type { Approval } from './approvals-api';

type ChainStep = Approval['steps'][number];

/** How far a step of the chain has come. */
export function chainStepState({ state, currentStep }: Approval, { verdicts }: ChainStep, index: number): Step['state'] {
  if (verdicts.some(({ verdict }) => verdict === 'VERDICT_REJECT')) return 'bad';
  if (index < currentStep) return 'done';
  return index === currentStep && state === 'APPROVAL_STATE_OPEN' ? 'now' : 'later';
}
