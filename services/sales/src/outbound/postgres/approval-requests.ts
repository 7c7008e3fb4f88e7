import type { Actor } from '@tributary/service-kit';
import { inTransaction, type PostgresStore, type Tx } from '@tributary/stores/postgres';
import type { ApprovalRequest } from '../../use-cases/approvals/approval-request';
import type { ApprovalQueue, LeasedRequest } from '../../use-cases/approvals/ask-for-approvals';
import type { DecisionDesk } from '../../use-cases/approvals/take-decision';
import type { QuoteDesk } from '../../use-cases/quotes/quote-desk';
import { moneyColumn } from './sql';

type RequestsDesk = Pick<QuoteDesk, 'askForApproval'> & Pick<DecisionDesk, 'noteApproval'>;

export const approvalRequestsDesk = (tx: Tx, wake: () => void): RequestsDesk => ({
  askForApproval: async (request) => {
    const { requestId, kind, documentId, documentVersion, summary, amount, discountPercent, requesterId, dueAt } = request;
    await tx.run(
      `insert into approval_requests (request_id, kind, document_id, document_version, summary, amount, currency,
                                      discount_percent, requester_id, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[requestId, kind, documentId, documentVersion, summary, amount.amount, amount.currency],
        ...[discountPercent ?? null, requesterId, dueAt],
      ],
    );
    tx.afterCommit(wake);
  },

  noteApproval: (decision) => settle(tx, decision, decision.approvalId),
});

interface RequestRow extends Omit<LeasedRequest, 'discountPercent'> {
  readonly discountPercent: string | null;
}

export function approvalQueue(store: PostgresStore, service: Actor): ApprovalQueue {
  return {
    lease: (limit, now, until) =>
      inTransaction(store, service, async (tx) => {
        const rows = await tx.many<RequestRow>(
          `update approval_requests set attempts = attempts + 1, due_at = $3
            where request_id in (select request_id from approval_requests where due_at <= $2
                                  order by due_at limit $1 for update skip locked)
           returning request_id as "requestId", kind, document_id as "documentId", document_version as "documentVersion",
                     summary, ${moneyColumn('amount', 'currency', 'amount')},
                     trim_scale(discount_percent)::text as "discountPercent", requester_id as "requesterId", attempts`,
          [limit, now, until],
        );
        return rows.map((row) => ({ ...row, discountPercent: row.discountPercent ?? undefined }));
      }),

    asked: (request, approvalId) => inTransaction(store, service, (tx) => settle(tx, request, approvalId)),

    postpone: (request, problem, until) =>
      inTransaction(store, service, async (tx) => {
        // Somebody may have withdrawn it meanwhile; then there is nothing left to try.
        const waiting = await tx.run(`update approval_requests set due_at = $2 where request_id = $1 and due_at is not null`, [
          request.requestId,
          until,
        ]);
        if (waiting > 0) await tellDocument(tx, request, null, problem);
      }),
  };
}

async function settle(tx: Tx, document: DocumentVersion, approvalId: string): Promise<void> {
  await tx.run(`update approval_requests set due_at = null where kind = $1 and document_id = $2 and document_version = $3`, [
    document.kind,
    document.documentId,
    document.documentVersion,
  ]);
  await tellDocument(tx, document, approvalId, '');
}

type DocumentVersion = Pick<ApprovalRequest, 'kind' | 'documentId' | 'documentVersion'>;

/** No version of the document's own: it is told about, not changed. */
async function tellDocument(
  tx: Tx,
  { kind, documentId, documentVersion }: DocumentVersion,
  approvalId: string | null,
  problem: string,
): Promise<void> {
  if (kind === 'contract') {
    await tx.run(
      `update contracts set approval_id = $3, approval_problem = $4 where contract_id = $1 and submitted_version = $2`,
      [documentId, documentVersion, approvalId, problem],
    );
    return;
  }
  await tx.run(`update quotes set approval_id = $2, approval_problem = $3 where quote_id = $1`, [
    documentId,
    approvalId,
    problem,
  ]);
}
