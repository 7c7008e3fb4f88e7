import type { ApprovalStep } from '../../domain/approval/approval';
import type { ApprovalChain } from '../../domain/approval/choose-chain';
import type { ApprovalRecord } from '../../use-cases/approval-desk';

export interface ApprovalRow extends Omit<ApprovalRecord, 'amount' | 'steps'> {
  readonly amount: string | null;
  readonly currency: string | null;
  /** As JSON: instants are text. */
  readonly steps: readonly (Omit<ApprovalStep, 'verdicts'> & {
    readonly verdicts: readonly (Omit<ApprovalStep['verdicts'][number], 'decidedAt'> & { readonly decidedAt: string })[];
  })[];
}

export const approvalColumns = `
  approval_id as "approvalId", kind, document_id as "documentId", document_version as "documentVersion", summary,
  trim_scale(amount)::text as amount, currency, requester_id as "requesterId", chain_id as "chainId", state, current_step as "currentStep",
  steps, version, requested_at as "requestedAt"`;

export const approvalOf = ({ amount, currency, steps, ...row }: ApprovalRow): ApprovalRecord => ({
  ...row,
  amount: amount !== null && currency !== null ? { amount, currency } : undefined,
  steps: steps.map((step) => ({
    ...step,
    verdicts: step.verdicts.map((verdict) => ({ ...verdict, decidedAt: new Date(verdict.decidedAt) })),
  })),
});

export interface ChainRow extends Omit<ApprovalChain, 'fromAmount' | 'fromDiscountPercent'> {
  readonly amount: string | null;
  readonly currency: string | null;
  readonly discount: string | null;
}

export const chainColumns = `
  chain_id as "chainId", kind, trim_scale(from_amount)::text as amount, from_currency as currency,
  trim_scale(from_discount_percent)::text as discount, team_path as "teamPath", steps`;

export const chainOf = ({ amount, currency, discount, ...row }: ChainRow): ApprovalChain => ({
  ...row,
  ...(amount !== null && currency !== null && { fromAmount: { amount, currency } }),
  ...(discount !== null && { fromDiscountPercent: discount }),
});
