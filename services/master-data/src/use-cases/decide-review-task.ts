import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import type { Deed } from '../domain/customer/customer-events';
import { decideReviewTask, type ReviewDecision, type ReviewTask, type ReviewTaskView } from '../domain/review-task';
import { type MergeCustomersRefusal, type MergeDesk, mergeAtDesk, type Needs } from './merge-customers';

export interface DecideReviewTask {
  readonly reviewTaskId: string;
  readonly decision: ReviewDecision;
  readonly reason: string;
  /** The task's version that the caller looked at; 0 decides whatever it is now. */
  readonly expectedVersion: number;
}

export interface ReviewDesk extends MergeDesk {
  /** Locked until the end. */
  holdTask(reviewTaskId: string): Promise<ReviewTask | undefined>;
  /** The customers that stand for the two sides now. */
  standingFor(task: ReviewTask): Promise<readonly [string, string]>;
  taskView(reviewTaskId: string): Promise<ReviewTaskView | undefined>;
}

/** MD-7: a person's word on a pair; same merges it, into the one that has been known for longer. */
export const makeDecideReviewTask =
  ({ atTheDesk, policy, now, newId }: Needs<ReviewDesk>) =>
  (
    actor: Actor,
    { reviewTaskId, decision, reason, expectedVersion }: DecideReviewTask,
  ): Promise<ReviewTaskView | MergeCustomersRefusal | Refusal<'review-task.already-decided'>> =>
    atTheDesk(actor, async (desk) => {
      const task = await desk.holdTask(reviewTaskId);
      if (!task) return { refused: 'record.not-found' };
      if (expectedVersion !== 0 && expectedVersion !== task.version) return { refused: 'record.version-conflict' };
      const deed: Deed = { by: actor.id, at: now(), reason };
      const decided = decideReviewTask(task, decision, deed);
      if (isRefusal(decided)) return decided;
      await desk.saveTask(decided);

      // Ids begin with the time they were made: the smaller one is the older customer.
      const [survivorId, absorbedId] = [...(await desk.standingFor(task))].sort() as [string, string];
      if (decision === 'same' && survivorId !== absorbedId) {
        const outcome = await mergeAtDesk(desk, { survivorId, absorbedId, expectedVersion: 0 }, deed, newId(), policy());
        if (isRefusal(outcome)) return outcome;
      }
      return (await desk.taskView(reviewTaskId)) ?? { refused: 'record.not-found' };
    });
