import { type Actor, isRefusal } from '@tributary/service-kit';
import { type Decision, decideApproval } from '../domain/approval/decide-approval';
import type { AtTheApprovalDesk } from './approval-desk';

export interface DecideApproval extends Decision {
  readonly approvalId: string;
  readonly expectedVersion: number;
}

interface Needs {
  readonly atTheDesk: AtTheApprovalDesk;
  readonly now: () => Date;
}

export const makeDecideApproval =
  ({ atTheDesk, now }: Needs) =>
  (actor: Actor, command: DecideApproval) =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.approval(command.approvalId);
      if (!before) return { refused: 'record.not-found' } as const;
      if (before.version !== command.expectedVersion) {
        return { refused: 'record.version-conflict', details: { version: before.version } } as const;
      }
      // A system is nobody's deputy, and its id is no employee's.
      const deputyFor = actor.kind === 'employee' ? await desk.whoNamesAsDeputy(actor.id) : [];
      const decider = { employeeId: actor.id, deputyFor };
      const outcome = decideApproval(before, command, decider, now());
      if (isRefusal(outcome)) return outcome;
      return desk.save(before, outcome);
    });
