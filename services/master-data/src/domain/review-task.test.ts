import { isRefusal } from '@tributary/service-kit';
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
});
