import type { DocumentKind } from '@tributary/contracts/directory';
import {
  type ApprovalChain as ApprovalChainMessage,
  type Approval as ApprovalMessage,
  ApprovalState,
  type Employee as EmployeeMessage,
  EmployeeState,
  Reach,
  type Role as RoleMessage,
  StepMode,
  type Team as TeamMessage,
  Verdict,
} from '@tributary/contracts/directory';
import type { ApprovalChain, ApproverRule } from '../../domain/approval/choose-chain';
import type { Employee, Role, Team } from '../../domain/employee/employee';
import type { ApprovalRecord } from '../../use-cases/approval-desk';

/** Between the words of the wire and those of the domain; nothing is decided here. */

export const employeeStates = {
  [EmployeeState.UNSPECIFIED]: undefined,
  [EmployeeState.UNRECOGNIZED]: undefined,
  [EmployeeState.ACTIVE]: 'active',
  [EmployeeState.LEFT]: 'left',
} as const;

const reaches = { self: Reach.SELF, team: Reach.TEAM, all: Reach.ALL } as const;

export const reachOf = (reach: Reach): Role['reach'] => (reach === Reach.ALL ? 'all' : reach === Reach.TEAM ? 'team' : 'self');

export const reachMessage = (reach: Role['reach']): Reach => reaches[reach];

export const employeeMessage = (employee: Employee): EmployeeMessage => ({
  ...employee,
  deputyId: employee.deputyId ?? '',
  state: employee.state === 'left' ? EmployeeState.LEFT : EmployeeState.ACTIVE,
});

export const teamMessage = ({ parentId = '', managerId = '', ...team }: Team): TeamMessage => ({
  teamId: team.teamId,
  parentId,
  slug: team.slug,
  name: team.name,
  path: team.path,
  managerId,
});

export const roleMessage = ({ reach, ...role }: Role): RoleMessage => ({ ...role, reach: reachMessage(reach) });

const approvalStates = {
  open: ApprovalState.OPEN,
  approved: ApprovalState.APPROVED,
  rejected: ApprovalState.REJECTED,
  withdrawn: ApprovalState.WITHDRAWN,
} as const;

const verdicts = { approve: Verdict.APPROVE, reject: Verdict.REJECT, return: Verdict.RETURN } as const;

export const verdictOf = (verdict: Verdict): keyof typeof verdicts =>
  verdict === Verdict.APPROVE ? 'approve' : verdict === Verdict.RETURN ? 'return' : 'reject';

const modeMessage = (mode: 'all' | 'any'): StepMode => (mode === 'all' ? StepMode.ALL : StepMode.ANY);

export const approvalMessage = (approval: ApprovalRecord): ApprovalMessage => ({
  approvalId: approval.approvalId,
  kind: approval.kind as DocumentKind,
  documentId: approval.documentId,
  documentVersion: approval.documentVersion,
  summary: approval.summary,
  amount: approval.amount,
  requesterId: approval.requesterId,
  state: approvalStates[approval.state],
  currentStep: approval.currentStep,
  steps: approval.steps.map(({ name, mode, approverIds, verdicts: given }) => ({
    name,
    mode: modeMessage(mode),
    approverIds,
    verdicts: given.map((said) => ({ ...said, verdict: verdicts[said.verdict] })),
  })),
  chainId: approval.chainId,
  version: approval.version,
  requestedAt: approval.requestedAt,
});

export const chainMessage = (chain: ApprovalChain): ApprovalChainMessage => ({
  chainId: chain.chainId,
  kind: chain.kind as DocumentKind,
  fromAmount: chain.fromAmount,
  fromDiscountPercent: chain.fromDiscountPercent ?? '',
  teamPath: chain.teamPath === '/' ? '' : chain.teamPath,
  steps: chain.steps.map(({ name, mode, approvers }) => ({
    name,
    mode: modeMessage(mode),
    approvers: approvers.map((rule) => ({ who: whoOf(rule) })),
  })),
});

export const chainOf = (message: ApprovalChainMessage): ApprovalChain => ({
  chainId: message.chainId,
  kind: message.kind,
  ...(message.fromAmount && { fromAmount: message.fromAmount }),
  ...(message.fromDiscountPercent !== '' && { fromDiscountPercent: message.fromDiscountPercent }),
  teamPath: message.teamPath || '/',
  steps: message.steps.map(({ name, mode, approvers }) => ({
    name,
    mode: mode === StepMode.ALL ? 'all' : 'any',
    approvers: approvers.flatMap(({ who }) => (who ? [ruleOf(who)] : [])),
  })),
});

type Who = NonNullable<ApprovalChainMessage['steps'][number]['approvers'][number]['who']>;

function whoOf(rule: ApproverRule): Who {
  if (rule.by === 'employee') return { $case: 'employeeId', value: rule.employeeId };
  if (rule.by === 'role') return { $case: 'roleId', value: rule.roleId };
  return { $case: 'managerLevel', value: rule.level };
}

function ruleOf(who: Who): ApproverRule {
  if (who.$case === 'employeeId') return { by: 'employee', employeeId: who.value };
  if (who.$case === 'roleId') return { by: 'role', roleId: who.value };
  return { by: 'manager', level: who.value };
}
