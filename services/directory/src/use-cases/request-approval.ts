import { type Actor, isRefusal } from '@tributary/service-kit';
import { chooseChain } from '../domain/approval/choose-chain';
import { openApproval, type StaffedStep } from '../domain/approval/open-approval';
import type { ApprovalDesk, ApprovalRecord, AtTheApprovalDesk } from './approval-desk';

export interface RequestApproval {
  readonly kind: string;
  readonly documentId: string;
  readonly documentVersion: number;
  readonly summary: string;
  readonly amount: ApprovalRecord['amount'];
  readonly discountPercent: string | undefined;
  readonly requesterId: string;
}

interface Needs {
  readonly atTheDesk: AtTheApprovalDesk;
  /** Exact comparison of decimals as text. */
  readonly compare: (a: string, b: string) => number;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** DR-3: the same revision of a document asked for again answers the approval that is there already. */
export const makeRequestApproval =
  ({ atTheDesk, compare, newId, now }: Needs) =>
  (actor: Actor, command: RequestApproval) =>
    atTheDesk(actor, async (desk) => {
      const asked = await desk.approvalOf(command);
      if (asked) return asked;

      const requester = await desk.requester(command.requesterId);
      if (!requester) return { refused: 'record.not-found', field: 'requesterId' } as const;
      if (requester.state === 'left') return { refused: 'employee.left', field: 'requesterId' } as const;

      const facts = {
        kind: command.kind,
        teamPath: requester.teamPath,
        ...(command.amount && { amount: command.amount }),
        ...(command.discountPercent && { discountPercent: command.discountPercent }),
      };
      const chain = chooseChain(await desk.chainsFor(command.kind), facts, compare);
      if (!chain) return { refused: 'approval.chain-unknown', details: { kind: command.kind } } as const;

      const { kind, documentId, documentVersion, requesterId, summary, amount } = command;
      const request = { approvalId: newId(), kind, documentId, documentVersion, requesterId };
      const outcome = openApproval(request, await staffed(desk, chain.steps, requester.teamPath), now());
      if (isRefusal(outcome)) return outcome;
      return desk.add({ ...outcome.approval, summary, amount, chainId: chain.chainId, requestedAt: now() }, outcome);
    });

type ChainSteps = Awaited<ReturnType<ApprovalDesk['chainsFor']>>[number]['steps'];

async function staffed(desk: ApprovalDesk, steps: ChainSteps, teamPath: string): Promise<StaffedStep[]> {
  const people: StaffedStep[] = [];
  for (const { name, mode, approvers } of steps) {
    const approverIds: string[] = [];
    for (const rule of approvers) approverIds.push(...(await desk.peopleBy(rule, teamPath)));
    people.push({ name, mode, approverIds });
  }
  return people;
}
