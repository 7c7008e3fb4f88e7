import type { FinanceEvent } from '../event';
import type { Posting } from '../ledger/posting';
import type { Receivable } from './receivable';

/** Money moved on a contract: the receivable after it, what the ledger says of it, and what others are told. Never one without the others. */
export interface Movement {
  readonly receivable: Receivable;
  readonly posting: Posting;
  readonly event: FinanceEvent;
}
