import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { Collection, CollectionState } from '../domain/collection/collection';
import type { Invoice, InvoiceState } from '../domain/invoice/invoice';
import type { Account } from '../domain/ledger/posting';
import type { Receivable } from '../domain/receivable/receivable';

interface MayWaitForApprovers {
  /** Code of why nobody could be asked yet. */
  readonly approvalProblem: string | undefined;
}

type CollectionRecord = Collection & MayWaitForApprovers;
type InvoiceRecord = Invoice & MayWaitForApprovers;

/** Absent is any. */
export interface DocumentFilter<State extends string> {
  readonly state: State | undefined;
  readonly contractId: string | undefined;
}

type Found<Item> = Promise<PageOf<Item> | Refusal<'request.malformed'>>;

export interface TrialBalance {
  readonly currency: string;
  /** Every account, in the order of the chart. */
  readonly accounts: readonly { readonly account: Account; readonly debit: string; readonly credit: string }[];
  readonly totalDebit: string;
  readonly totalCredit: string;
}

/** What can be asked of finance without changing it. */
export interface ReadFinance {
  receivable(actor: Actor, contractId: string): Promise<Receivable | undefined>;
  /** Earliest due first. */
  receivables(actor: Actor, filter: { readonly outstandingOnly: boolean }, page: Page): Found<Receivable>;
  collection(actor: Actor, collectionId: string): Promise<CollectionRecord | undefined>;
  /** Newest first. */
  collections(actor: Actor, filter: DocumentFilter<CollectionState>, page: Page): Found<CollectionRecord>;
  invoice(actor: Actor, invoiceId: string): Promise<InvoiceRecord | undefined>;
  /** Newest first. */
  invoices(actor: Actor, filter: DocumentFilter<InvoiceState>, page: Page): Found<InvoiceRecord>;
  /** FN-5: of the contracts the actor may see, up to and including the day `until`; empty texts mean now and the company's currency. */
  trialBalance(
    actor: Actor,
    books: { readonly until: string; readonly currency: string },
  ): Promise<TrialBalance | Refusal<'request.malformed'>>;
}
