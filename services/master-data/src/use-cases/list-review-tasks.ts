import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { ReviewTask, ReviewTaskView } from '../domain/review-task';

export interface ReviewTaskList {
  /** Most probable first. */
  listReviewTasks(
    actor: Actor,
    state: ReviewTask['state'],
    page: Page,
  ): Promise<PageOf<ReviewTaskView> | Refusal<'request.malformed'>>;
}

/** MD-7: what waits for a person, or was decided by one. */
export const makeListReviewTasks =
  ({ listReviewTasks }: ReviewTaskList) =>
  (
    actor: Actor,
    state: ReviewTask['state'] | undefined,
    page: Page,
  ): Promise<PageOf<ReviewTaskView> | Refusal<'request.malformed'>> =>
    listReviewTasks(actor, state ?? 'open', page);
