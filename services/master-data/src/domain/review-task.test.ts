import { isRefusal } from '@tributary/service-kit';
import fc from 'fast-check';
import { decideReviewTask, openReviewTask } from './review-task';

const now = new Date('2026-03-01T09:00:00Z');
const found = { probability: 0.5, evidence: [], modelVersion: 'person-1', recordId: 'r' };
const deed = { by: 'wang', at: now, reason: 'called them' };

describe('a review task (MD-7)', () => {
  it('asks one question about a pair, whichever side raised it', () => {
    const { task } = openReviewTask('t', ['b', 'a'], found, now);
    expect(task).toMatchObject({ leftId: 'a', rightId: 'b', state: 'open', version: 1 });
    expect(openReviewTask('t', ['a', 'b'], found, now).task).toEqual(task);
  });

  it.each(['same', 'different'] as const)('is decided once: %s', (decision) => {
    const decided = decideReviewTask(openReviewTask('t', ['a', 'b'], found, now).task, decision, deed);
    if (isRefusal(decided)) throw new Error(decided.refused);
    expect(decided.task).toMatchObject({ state: decision, version: 2, decidedBy: 'wang', decidedAt: now, reason: 'called them' });
    expect(decideReviewTask(decided.task, 'same', deed)).toMatchObject({ refused: 'review-task.already-decided' });
    expect(decideReviewTask(decided.task, 'different', deed)).toMatchObject({ refused: 'review-task.already-decided' });
  });

  it('keeps its first decision, whatever is said afterwards, and asks about both in one order', () => {
    const decision = fc.constantFrom('same' as const, 'different' as const);
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.array(decision, { minLength: 1 }), (one, other, decisions) => {
        let { task } = openReviewTask('t', [one, other], found, now);
        expect(task).toEqual(openReviewTask('t', [other, one], found, now).task);
        for (const said of decisions) {
          const outcome = decideReviewTask(task, said, deed);
          if (!isRefusal(outcome)) task = outcome.task;
        }
        expect(task).toMatchObject({ state: decisions[0], version: 2 });
      }),
    );
  });
});
