import { type Approval, waitsFor } from './approvals-api';
import { chainStepState } from './chain-steps';

const step = (approverIds: string[], ...verdicts: readonly (readonly [string, string])[]) => ({
  approverIds,
  verdicts: verdicts.map(([approverId, verdict]) => ({ approverId, verdict })),
});
const approval = (more: object) =>
  ({ state: 'APPROVAL_STATE_OPEN', currentStep: 0, steps: [step(['zhou'])], ...more }) as unknown as Approval;

describe('an approval', () => {
  it.each([
    ['whoever is asked', approval({}), 'zhou', true],
    ['nobody else', approval({}), 'chen', false],
    ['not those who have spoken', approval({ steps: [step(['zhou', 'ma'], ['zhou', 'VERDICT_APPROVE'])] }), 'zhou', false],
    ['not those of a later step', approval({ steps: [step(['zhou']), step(['ma'])] }), 'ma', false],
    ['nobody once it is decided', approval({ state: 'APPROVAL_STATE_APPROVED', currentStep: 1 }), 'zhou', false],
  ])('waits for %s', (_, it, who, expected) => expect(waitsFor(it, who)).toBe(expected));

  it('shows how far it has come', () => {
    const yes = step(['zhou'], ['zhou', 'VERDICT_APPROVE']);
    const statesOf = (it: Approval) => it.steps.map((one, index) => chainStepState(it, one, index));
    expect(statesOf(approval({ currentStep: 1, steps: [yes, step(['ma']), step(['he'])] }))).toEqual(['done', 'now', 'later']);
    const no = step(['ma'], ['ma', 'VERDICT_REJECT']);
    expect(statesOf(approval({ state: 'APPROVAL_STATE_REJECTED', currentStep: 1, steps: [yes, no, step(['he'])] }))).toEqual([
      ...['done', 'bad', 'later'],
    ]);
  });
});
