import { isRefusal, type Log, stepLeaseSeconds } from '@tributary/service-kit';
import type { ApprovalRequest } from './approval-request';

export interface LeasedRequest extends Omit<ApprovalRequest, 'dueAt'> {
  readonly attempts: number;
}

/** Requests that wait to be made. A lease keeps others away; asked twice, directory answers the same approval. */
export interface ApprovalQueue {
  /** Due ones, longest first. They are due again at `until`, unless they are settled by then. */
  lease(limit: number, now: Date, until: Date): Promise<readonly LeasedRequest[]>;
  asked(request: LeasedRequest, approvalId: string): Promise<void>;
  /** Tried again later; `problem` stands beside the document until then. */
  postpone(request: LeasedRequest, problem: string, until: Date): Promise<void>;
}

interface Needs {
  readonly queue: ApprovalQueue;
  /** The approval's id. Throws the peer's refusal. */
  readonly requestApproval: (request: LeasedRequest) => Promise<string>;
  readonly now: () => Date;
  readonly log: Log;
}

const batch = 20;
const longestPauseSeconds = 300;

/**
 * DR-3: asks directory for what is due, outside any transaction. A refusal, such as a chain that nobody has set up yet,
 * is for an administrator to mend, and then goes on by itself. Returns how many were looked at.
 */
export const makeAskForApprovals =
  ({ queue, requestApproval, now, log }: Needs) =>
  async (): Promise<number> => {
    const ask = async (request: LeasedRequest): Promise<void> => {
      try {
        await queue.asked(request, await requestApproval(request));
      } catch (error) {
        const { requestId, attempts } = request;
        log.warn({ err: error, requestId, attempts }, 'an approval could not be asked for');
        const problem = isRefusal(error) ? error.refused : 'service.internal';
        const pause = Math.min(2 ** Math.min(attempts, 16), longestPauseSeconds);
        await queue.postpone(request, problem, inSeconds(now(), pause));
      }
    };

    const due = await queue.lease(batch, now(), inSeconds(now(), stepLeaseSeconds));
    await Promise.all(due.map(ask));
    return due.length;
  };

const inSeconds = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1_000);
