import type { Opportunity } from '../../domain/opportunity/opportunity';
import type { Product } from '../../domain/quote/line';
import type { Quote, QuoteChange } from '../../domain/quote/quote';
import type { ApprovalRequest } from '../approvals/approval-request';

/** A quote with what directory has to say about it. */
export interface QuoteRecord extends Quote {
  /** Empty until directory was asked. */
  readonly approvalId: string;
  /** Why it could not be asked yet: the code of the last refusal. */
  readonly approvalProblem: string;
}

/** What quotes need of the store, inside one transaction. */
export interface QuoteDesk {
  opportunity(opportunityId: string): Promise<Opportunity | undefined>;
  products(skus: readonly string[]): Promise<readonly Product[]>;
  quote(quoteId: string): Promise<QuoteRecord | undefined>;
  addQuote(change: QuoteChange): Promise<QuoteRecord>;
  saveQuote(before: QuoteRecord, change: QuoteChange): Promise<void>;
  /** Directory is asked later, outside the transaction. */
  askForApproval(request: ApprovalRequest): Promise<void>;
}
