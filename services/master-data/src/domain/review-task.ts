import { type EventData, type EventType, toWire } from '@tributary/contracts';
import type { Refusal } from '@tributary/service-kit';
import type { Evidence } from './matching/compare';

/** Are these two customers one? A person decides, once (MD-7). */
export interface ReviewTask {
  readonly id: string;
  readonly version: number;
  readonly state: 'open' | ReviewDecision;
  /** As they were when the question arose; either may have been merged since. */
  readonly leftId: string;
  readonly rightId: string;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
  readonly modelVersion: string;
  /** The record whose arrival raised the question. */
  readonly recordId: string;
  readonly openedAt: Date;
  readonly decidedBy?: string;
  readonly decidedAt?: Date;
  readonly reason?: string;
}

/** A task with the customers that stand for the two sides now. */
export interface ReviewTaskView extends ReviewTask {
  readonly leftDisplayName: string;
  readonly rightDisplayName: string;
}

export type ReviewDecision = 'same' | 'different';

type ReviewTaskEventType = Extract<EventType, `tributary.master-data.review-task.${string}`>;
export type ReviewTaskEvent = {
  readonly [T in ReviewTaskEventType]: { readonly type: T; readonly data: EventData[T] };
}[ReviewTaskEventType];

export interface ReviewTaskChange {
  readonly task: ReviewTask;
  readonly event: ReviewTaskEvent;
}

/** The pair is kept in order of ids, so that one question is asked once whichever side raised it. */
export function openReviewTask(
  id: string,
  pair: readonly [string, string],
  found: Pick<ReviewTask, 'probability' | 'evidence' | 'modelVersion' | 'recordId'>,
  now: Date,
): ReviewTaskChange {
  const [leftId, rightId] = pair[0] < pair[1] ? pair : [pair[1], pair[0]];
  const { probability, evidence, modelVersion, recordId } = found;
  const task: ReviewTask = {
    id,
    version: 1,
    state: 'open',
    leftId,
    rightId,
    probability,
    evidence,
    modelVersion,
    recordId,
    openedAt: now,
  };
  return {
    task,
    event: {
      type: 'tributary.master-data.review-task.opened.v1',
      data: { reviewTaskId: id, leftCustomerId: leftId, rightCustomerId: rightId, probability, modelVersion, occurredAt: now },
    },
  };
}

export function decideReviewTask(
  task: ReviewTask,
  decision: ReviewDecision,
  { by, at, reason }: { readonly by: string; readonly at: Date; readonly reason: string },
): ReviewTaskChange | Refusal<'review-task.already-decided'> {
  if (task.state !== 'open') return { refused: 'review-task.already-decided', details: { decision: task.state } };
  return {
    task: { ...task, version: task.version + 1, state: decision, decidedBy: by, decidedAt: at, reason },
    event: {
      type: 'tributary.master-data.review-task.decided.v1',
      data: {
        reviewTaskId: task.id,
        leftCustomerId: task.leftId,
        rightCustomerId: task.rightId,
        decision: toWire('REVIEW_DECISION', decision),
        decidedBy: by,
        occurredAt: at,
      },
    },
  };
}
