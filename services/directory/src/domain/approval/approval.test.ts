import { isRefusal } from '@tributary/service-kit';
import * as fc from 'fast-check';
import { type Approval, waitingFor } from './approval';
import { type Decider, decideApproval, withdrawApproval } from './decide-approval';
import { openApproval, type StaffedStep } from './open-approval';

const now = new Date('2026-03-02T02:00:00Z');
const request = { approvalId: 'a', kind: 'contract', documentId: 'd', documentVersion: 1, requesterId: 'rep' };
const yes = { verdict: 'approve', comment: '', returnToStep: 0 } as const;
const no = { verdict: 'reject', comment: 'too cheap', returnToStep: 0 } as const;
const by = (employeeId: string, ...deputyFor: string[]): Decider => ({ employeeId, deputyFor });

const manager: StaffedStep = { name: 'manager', mode: 'any', approverIds: ['mei', 'bo'] };
const board: StaffedStep = { name: 'board', mode: 'all', approverIds: ['lan', 'tao'] };

function opened(...steps: StaffedStep[]): Approval {
  const outcome = openApproval(request, steps, now);
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome.approval;
}

function decided(approval: Approval, ...turns: readonly [Decider, Parameters<typeof decideApproval>[1]][]): Approval {
  return turns.reduce((current, [decider, decision]) => {
    const outcome = decideApproval(current, decision, decider, now);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    return outcome.approval;
  }, approval);
}

describe('an approval (DR-3)', () => {
  it('given a chain without steps, when asked for, then it is approved at once', () => {
    expect(openApproval(request, [], now)).toMatchObject({ approval: { state: 'approved' }, events: [{ happened: 'decided' }] });
  });

  it('given the requester is among the approvers, when asked for, then they are left out', () => {
    expect(opened({ ...manager, approverIds: ['rep', 'mei', 'mei'] }).steps[0]?.approverIds).toEqual(['mei']);
  });

  it('given a step that names only the requester, when asked for, then it is refused instead of let through', () => {
    expect(openApproval(request, [manager, { ...board, approverIds: ['rep'] }], now)).toEqual({
      refused: 'approval.nobody-to-ask',
      details: { step: 'board' },
    });
  });

  it('given a step for any, when the first says yes, then the next step is asked', () => {
    const approval = decided(opened(manager, board), [by('bo'), yes]);
    expect(approval).toMatchObject({ state: 'open', currentStep: 1 });
    expect(waitingFor(approval)).toEqual(['lan', 'tao']);
  });

  it('given a step for all, when only one has said yes, then it still waits for the other', () => {
    const approval = decided(opened(board), [by('lan'), yes]);
    expect(approval.state).toBe('open');
    expect(waitingFor(approval)).toEqual(['tao']);
    expect(decided(approval, [by('tao'), yes])).toMatchObject({ state: 'approved', currentStep: 1 });
  });

  it('given a parallel step, when one says no, then it has ended', () => {
    expect(decided(opened(board), [by('lan'), no])).toMatchObject({ state: 'rejected' });
  });

  it('given an approver is away, when the deputy decides, then it counts for the approver and names the deputy', () => {
    const approval = decided(opened(board), [by('wen', 'tao'), yes]);
    expect(approval.steps[0]?.verdicts[0]).toMatchObject({ approverId: 'tao', decidedBy: 'wen' });
  });

  it('given somebody is approver and deputy, when they decide twice, then once for each', () => {
    expect(decided(opened(board), [by('lan', 'tao'), yes], [by('lan', 'tao'), yes]).state).toBe('approved');
  });

  it('given a later step, when it goes back, then everybody from there on is asked again', () => {
    const approval = decided(
      opened(manager, board),
      [by('mei'), yes],
      [by('lan'), yes],
      [by('tao'), { ...no, verdict: 'return' }],
    );
    expect(approval).toMatchObject({ state: 'open', currentStep: 0 });
    expect(waitingFor(approval)).toEqual(['mei', 'bo']);
    expect(approval.steps.every(({ verdicts }) => verdicts.length === 0)).toBe(true);
  });

  it.each([
    ['approval.not-your-turn', by('lan'), yes],
    ['approval.own-document', by('rep', 'mei'), yes],
    ['approval.step-not-earlier', by('mei'), { ...yes, verdict: 'return' }],
  ] as const)('refuses with %s', (code, decider, decision) => {
    expect(decideApproval(opened(manager, board), decision, decider, now)).toMatchObject({ refused: code });
  });

  it('given an approver has spoken, when they speak again, then it is refused', () => {
    expect(decideApproval(decided(opened(board), [by('lan'), yes]), yes, by('lan'), now)).toEqual({
      refused: 'approval.already-decided',
    });
  });

  it('given it is open, when the requester withdraws, then it has ended; nobody else may', () => {
    expect(withdrawApproval(opened(manager), 'rep', now)).toMatchObject({ approval: { state: 'withdrawn', version: 2 } });
    expect(withdrawApproval(opened(manager), 'mei', now)).toEqual({ refused: 'approval.not-requester' });
  });

  it('keeps its invariants whatever people do in whatever order', () => {
    const people = ['rep', 'mei', 'bo', 'lan', 'tao', 'wen'];
    const turn = fc.record({
      who: fc.constantFrom(...people),
      deputyFor: fc.subarray(people),
      verdict: fc.constantFrom('approve', 'approve', 'reject', 'return', 'withdraw'),
      returnToStep: fc.nat(3),
    });
    const chain = fc.array(
      fc.record({ name: fc.string(), mode: fc.constantFrom('all', 'any'), approverIds: fc.subarray(people, { minLength: 1 }) }),
      { minLength: 1, maxLength: 4 },
    );
    return fc.assert(
      fc.property(chain, fc.array(turn, { maxLength: 30 }), (steps, turns) => {
        const outcome = openApproval(request, steps, now);
        fc.pre(!isRefusal(outcome));
        let approval = outcome.approval;
        for (const { who, deputyFor, verdict, returnToStep } of turns) {
          const next =
            verdict === 'withdraw'
              ? withdrawApproval(approval, who, now)
              : decideApproval(approval, { verdict, comment: '', returnToStep }, by(who, ...deputyFor), now);
          if (isRefusal(next)) continue;
          if (verdict === 'withdraw') expect(who).toBe('rep');
          expect(approval.state).toBe('open');
          expect(next.approval.version).toBe(approval.version + 1);
          expect(next.events).toHaveLength(1);
          approval = next.approval;
        }
        const verdicts = approval.steps.flatMap(({ verdicts: all }) => all);
        expect(verdicts.every(({ decidedBy, approverId }) => decidedBy !== 'rep' && approverId !== 'rep')).toBe(true);
        expect(approval.state === 'open').toBe(waitingFor(approval).length > 0);
        if (approval.state === 'approved') {
          for (const { mode, approverIds, verdicts: given } of approval.steps) {
            expect(given.filter(({ verdict }) => verdict === 'approve').length).toBeGreaterThanOrEqual(
              mode === 'all' ? approverIds.length : 1,
            );
          }
        }
      }),
    );
  });
});
