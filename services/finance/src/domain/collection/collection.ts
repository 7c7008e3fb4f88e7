import type { ApprovalWanted } from '../approval';
import type { Money } from '../money';
import type { Movement } from '../receivable/movement';

export type CollectionState = 'recorded' | 'awaiting-approval' | 'approved' | 'rejected' | 'reversed';
export type PaymentMethod = 'bank-transfer' | 'cash' | 'alipay' | 'wechat-pay' | 'acceptance-bill';

/** Money that came in for a contract (FN-2). Instants are UTC. */
export interface Collection {
  readonly collectionId: string;
  readonly contractId: string;
  readonly customerId: string;
  readonly amount: Money;
  /** ISO date. */
  readonly receivedOn: string;
  readonly payer: string;
  readonly method: PaymentMethod;
  /** Empty where there is none, as with cash. */
  readonly bankReference: string;
  readonly state: CollectionState;
  readonly approvalId: string | undefined;
  /** Why it was reversed. */
  readonly reversalReason: string | undefined;
  readonly recordedBy: string;
  /** Of the contract, two places. */
  readonly sharePercent: string;
  /** While it awaits approval, this is the revision its approvers were asked about. */
  readonly version: number;
  readonly recordedAt: Date;
}

export interface CollectionChange {
  readonly collection: Collection;
  readonly approval?: ApprovalWanted;
  readonly movement?: Movement;
}
