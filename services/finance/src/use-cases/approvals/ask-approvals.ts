import type { ErrorCode } from '@tributary/contracts';
import { isRefusal, type Log, type Refusal, stepLeaseSeconds } from '@tributary/service-kit';
import type { ApprovalWanted } from '../../domain/approval';

export interface LeasedStep {
  readonly wanted: ApprovalWanted;
  /** How often it was tried in vain. */
  readonly attempts: number;
}

/** Approvals still to be asked for, kept with the documents that want them. */
export interface ApprovalSteps {
  /** Due ones, longest due first. They are due again at `until`, unless they are done by then. */
  lease(limit: number, now: Date, until: Date): Promise<readonly LeasedStep[]>;
  /** Done. Changes nothing when the approval has ended meanwhile. */
  asked(wanted: ApprovalWanted, approvalId: string): Promise<void>;
  postpone(wanted: ApprovalWanted, problem: ErrorCode, until: Date): Promise<void>;
}

interface Needs {
  readonly steps: ApprovalSteps;
  /** The approval's id. The same revision asked for again is the same approval. */
  readonly requestApproval: (wanted: ApprovalWanted) => Promise<string | Refusal>;
  readonly now: () => Date;
  readonly log: Log;
}

const batch = 20;
const shortestPauseSeconds = 2;
const longestPauseSeconds = 300;

/**
 * DR-3: asks directory for what waits to be asked for, outside any transaction. Killed at any line, the next run asks
 * again. A refusal is no end either: an administrator adds the chain that is missing, and it goes on by itself.
 */
export const makeAskApprovals = ({ steps, requestApproval, now, log }: Needs) => {
  const ask = async ({ wanted, attempts }: LeasedStep): Promise<void> => {
    const answer = await requestApproval(wanted);
    if (!isRefusal(answer)) return steps.asked(wanted, answer);
    const { kind, documentId } = wanted;
    log.warn({ kind, documentId, attempts, code: answer.refused }, 'an approval could not be asked for yet');
    await steps.postpone(wanted, answer.refused, inSeconds(now(), pauseSeconds(attempts)));
  };

  return async (): Promise<{ readonly more: boolean }> => {
    const due = await steps.lease(batch, now(), inSeconds(now(), stepLeaseSeconds));
    await Promise.all(due.map(ask));
    return { more: due.length === batch };
  };
};

const pauseSeconds = (attempts: number): number =>
  Math.min(longestPauseSeconds, shortestPauseSeconds * 2 ** Math.min(attempts, 10));

const inSeconds = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1000);
