import { serviceActor } from '@tributary/service-kit';
import { inTransaction, type PostgresStore, type Tx } from '@tributary/stores/postgres';
import type { ApprovalWanted } from '../../domain/approval';
import type { ApprovalSteps, LeasedStep } from '../../use-cases/approvals/ask-approvals';

/** Keeps the step with the document that wants it, and says so once both are committed. */
export async function wantApproval(tx: Tx, wanted: ApprovalWanted, onWanted: () => void): Promise<void> {
  const { kind, documentId, documentVersion, summary, amount, requesterId } = wanted;
  await tx.run(
    `insert into approval_steps (document_id, document_version, kind, summary, amount, currency, requester_id, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, now())`,
    [documentId, documentVersion, kind, summary, amount.amount, amount.currency, requesterId],
  );
  tx.afterCommit(onWanted);
}

/** The approval has ended: directory knows of it, whether or not we heard its answer. */
export const forgetApproval = (tx: Tx, documentId: string): Promise<number> =>
  tx.run(`delete from approval_steps where document_id = $1`, [documentId]);

const finance = serviceActor('finance');

const documentTables = {
  collection: { table: 'collections', id: 'collection_id' },
  invoice: { table: 'invoices', id: 'invoice_id' },
} as const;

export const makeApprovalSteps = (store: PostgresStore): ApprovalSteps => ({
  lease: (limit, now, until) =>
    inTransaction(store, finance, async (tx) => {
      const rows = await tx.many<ApprovalWanted & { readonly attempts: number }>(
        `update approval_steps s set due_at = $3
           from (select document_id, document_version from approval_steps where due_at <= $2
                  order by due_at limit $1 for update skip locked) due
          where s.document_id = due.document_id and s.document_version = due.document_version
          returning s.kind, s.document_id as "documentId", s.document_version as "documentVersion", s.summary,
                    json_build_object('amount', trim_scale(s.amount)::text, 'currency', s.currency) as amount,
                    s.requester_id as "requesterId", s.attempts`,
        [limit, now, until],
      );
      return rows.map(({ attempts, ...wanted }): LeasedStep => ({ wanted, attempts }));
    }),

  asked: ({ kind, documentId, documentVersion }, approvalId) =>
    inTransaction(store, finance, async (tx) => {
      const { table, id } = documentTables[kind];
      await tx.run(`update ${table} set approval_id = $3 where ${id} = $1 and version = $2 and state = 'awaiting-approval'`, [
        documentId,
        documentVersion,
        approvalId,
      ]);
      await tx.run(`delete from approval_steps where document_id = $1 and document_version = $2`, [documentId, documentVersion]);
    }),

  postpone: ({ documentId, documentVersion }, problem, until) =>
    inTransaction(store, finance, async (tx) => {
      await tx.run(
        `update approval_steps set attempts = attempts + 1, problem = $3, due_at = $4
          where document_id = $1 and document_version = $2`,
        [documentId, documentVersion, problem, until],
      );
    }),
});
