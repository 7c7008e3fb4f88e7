import type { DocumentKind } from '@tributary/contracts/directory';
import { ApprovalState } from '@tributary/contracts/directory';
import type { Outbox } from '@tributary/messaging/postgres';
import { audit, inTransaction, type PostgresStore, type Tx } from '@tributary/stores/postgres';
import { type ApprovalChange, type ApprovalEvent, waitingFor } from '../../domain/approval/approval';
import type { ApproverRule } from '../../domain/approval/choose-chain';
import type { ApprovalDesk, ApprovalRecord, AtTheApprovalDesk } from '../../use-cases/approval-desk';
import { type ApprovalRow, approvalColumns, approvalOf, type ChainRow, chainColumns, chainOf } from './approval-rows';

export const makeApprovalDesk =
  (store: PostgresStore, outbox: Outbox): AtTheApprovalDesk =>
  (actor, work) =>
    inTransaction(store, actor, (tx) => work(approvalDesk(tx, outbox)));

const approvalDesk = (tx: Tx, outbox: Outbox): ApprovalDesk => ({
  approval: async (approvalId) => {
    const row = await tx.one<ApprovalRow>(`select ${approvalColumns} from approvals where approval_id = $1 for update`, [
      approvalId,
    ]);
    return row && approvalOf(row);
  },

  approvalOf: async ({ kind, documentId, documentVersion }) => {
    // Two who ask for the same revision at once: the second waits here and then finds the first one's approval.
    await tx.one(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`approval:${kind}:${documentId}:${documentVersion}`]);
    const row = await tx.one<ApprovalRow>(
      `select ${approvalColumns} from approvals where kind = $1 and document_id = $2 and document_version = $3`,
      [kind, documentId, documentVersion],
    );
    return row && approvalOf(row);
  },

  requester: (employeeId) =>
    tx.one<{ teamPath: string; state: 'active' | 'left' }>(
      `select team_path as "teamPath", state from employees where employee_id = $1`,
      [employeeId],
    ),

  chainsFor: async (kind) =>
    (await tx.many<ChainRow>(`select ${chainColumns} from approval_chains where kind = $1`, [kind])).map(chainOf),

  peopleBy: async (rule, teamPath) => (await peopleBy(tx, rule, teamPath)).map(({ employeeId }) => employeeId),

  whoNamesAsDeputy: async (employeeId) => {
    const rows = await tx.many<{ employeeId: string }>(
      `select employee_id as "employeeId" from employees where deputy_id = $1 and state = 'active' order by 1`,
      [employeeId],
    );
    return rows.map((row) => row.employeeId);
  },

  add: async (record, change) => {
    await tx.run(
      `insert into approvals (approval_id, state, current_step, steps, approver_ids, waiting_for, version,
                              kind, document_id, document_version, summary, amount, currency, requester_id, chain_id, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        ...movingValues(record),
        ...[record.kind, record.documentId, record.documentVersion, record.summary],
        ...[record.amount?.amount ?? null, record.amount?.currency ?? null],
        ...[record.requesterId, record.chainId, record.requestedAt],
      ],
    );
    await publish(tx, outbox, change);
    return record;
  },

  save: async (before, change) => {
    const record: ApprovalRecord = { ...before, ...change.approval };
    await tx.run(
      `update approvals set state = $2, current_step = $3, steps = $4, approver_ids = $5, waiting_for = $6, version = $7
        where approval_id = $1`,
      movingValues(record),
    );
    await keep(tx, before, change);
    await publish(tx, outbox, change);
    return record;
  },
});

function peopleBy(tx: Tx, rule: ApproverRule, teamPath: string): Promise<{ employeeId: string }[]> {
  switch (rule.by) {
    case 'employee':
      return tx.many(`select employee_id as "employeeId" from employees where employee_id = $1 and state = 'active'`, [
        rule.employeeId,
      ]);
    case 'role':
      // Whose reach covers the requester's team: everybody's, or their own team and below.
      return tx.many(
        `select e.employee_id as "employeeId" from employees e join roles r on r.role_id = $1
          where $1 = any (e.role_ids) and e.state = 'active'
            and (r.reach = 'all' or starts_with($2, e.team_path))
          order by 1 limit 50`,
        [rule.roleId, teamPath],
      );
    case 'manager':
      return tx.many(
        `select e.employee_id as "employeeId"
           from (select manager_id from teams where starts_with($1, path) and manager_id is not null
                  order by length(path) desc offset $2 limit 1) t
           join employees e on e.employee_id = t.manager_id and e.state = 'active'`,
        [teamPath, rule.level - 1],
      );
  }
}

const movingValues = (record: ApprovalRecord): readonly unknown[] => [
  record.approvalId,
  record.state,
  record.currentStep,
  JSON.stringify(record.steps),
  [...new Set(record.steps.flatMap(({ approverIds }) => approverIds))],
  waitingFor(record),
  record.version,
];

async function keep(tx: Tx, before: ApprovalRecord, { approval, verdict }: ApprovalChange): Promise<void> {
  const { approvalId, version, state, currentStep } = approval;
  if (verdict) {
    const { step, approverId, decidedBy, comment, decidedAt } = verdict;
    await tx.run(
      `insert into approval_verdicts (approval_id, version, step, approver_id, decided_by, verdict, comment, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [approvalId, version, step, approverId, decidedBy, verdict.verdict, comment, decidedAt],
    );
  }
  await audit(tx, {
    action: `approval.${state === 'open' ? 'decided' : state}`,
    entity: 'approval',
    entityId: approvalId,
    before: { state: before.state, currentStep: before.currentStep },
    after: { state, currentStep },
  });
}

async function publish(tx: Tx, outbox: Outbox, { approval, events }: ApprovalChange): Promise<void> {
  const { approvalId, documentId, documentVersion, version } = approval;
  const about = { approvalId, kind: approval.kind as DocumentKind, documentId, documentVersion };
  const messageOf = (event: ApprovalEvent) =>
    event.happened === 'requested'
      ? ({ type: 'tributary.directory.approval.requested.v1', data: { ...about, waitingFor: event.waitingFor } } as const)
      : ({
          type: 'tributary.directory.approval.decided.v1',
          data: { ...about, state: wireStates[event.state], decidedBy: event.decidedBy, decidedAt: event.decidedAt },
        } as const);
  await outbox.add(tx, { aggregate: approvalId, version }, events.map(messageOf));
}

const wireStates = {
  approved: ApprovalState.APPROVED,
  rejected: ApprovalState.REJECTED,
  withdrawn: ApprovalState.WITHDRAWN,
} as const;
