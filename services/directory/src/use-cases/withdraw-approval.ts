import { type Actor, isRefusal } from '@tributary/service-kit';
import { withdrawApproval } from '../domain/approval/decide-approval';
import type { AtTheApprovalDesk } from './approval-desk';

interface Needs {
  readonly atTheDesk: AtTheApprovalDesk;
  readonly now: () => Date;
}

/** A service withdraws in the name of the requester: the document itself was cancelled. */
export const makeWithdrawApproval =
  ({ atTheDesk, now }: Needs) =>
  (actor: Actor, { approvalId }: { readonly approvalId: string }) =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.approval(approvalId);
      if (!before) return { refused: 'record.not-found' } as const;
      const withdrawnBy = actor.kind === 'service' ? before.requesterId : actor.id;
      const outcome = withdrawApproval(before, withdrawnBy, now());
      return isRefusal(outcome) ? outcome : desk.save(before, outcome);
    });
