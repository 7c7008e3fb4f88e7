import { decideContract } from '../../domain/contract/contract';
import { decideQuote } from '../../domain/quote/quote';
import type { DeskIn } from '../at-the-desk';
import type { ContractDesk } from '../contracts/contract-desk';
import type { QuoteDesk } from '../quotes/quote-desk';
import type { ApprovalRequest } from './approval-request';

export interface ApprovalDecision extends Pick<ApprovalRequest, 'kind' | 'documentId' | 'documentVersion'> {
  readonly approvalId: string;
  readonly decided: 'approved' | 'rejected' | 'withdrawn';
}

export interface DecisionDesk extends Pick<QuoteDesk, 'quote' | 'saveQuote'>, Pick<ContractDesk, 'contract' | 'saveContract'> {
  /** The answer to the request may still be on its way; the document shows the approval in any case. */
  noteApproval(decision: ApprovalDecision): Promise<void>;
}

interface Needs<Tx> {
  readonly deskIn: DeskIn<Tx, DecisionDesk>;
  readonly now: () => Date;
}

/** DR-3: how the approval of a document ended. What was said about an earlier version counts no more. */
export const makeTakeDecision =
  <Tx>({ deskIn, now }: Needs<Tx>) =>
  async (tx: Tx, decision: ApprovalDecision): Promise<void> => {
    const desk = deskIn(tx);
    await desk.noteApproval(decision);
    if (decision.kind === 'contract') return decideOnContract(desk, decision, now());
    return decideOnQuote(desk, decision, now());
  };

async function decideOnContract(desk: DecisionDesk, decision: ApprovalDecision, now: Date): Promise<void> {
  const { documentId, documentVersion: version, decided } = decision;
  const contract = await desk.contract(documentId);
  const change = contract && decideContract(contract, { version, decided }, now);
  if (contract && change) await desk.saveContract(contract, change);
}

async function decideOnQuote(desk: DecisionDesk, { documentId, decided }: ApprovalDecision, now: Date): Promise<void> {
  const quote = await desk.quote(documentId);
  const change = quote && decideQuote(quote, decided, now);
  if (quote && change) await desk.saveQuote(quote, change);
}
