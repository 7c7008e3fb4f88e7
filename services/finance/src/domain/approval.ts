import type { Money } from './money';

/** A revision of a document that its approvers are to be asked about (DR-3). */
export interface ApprovalWanted {
  readonly kind: 'collection' | 'invoice';
  readonly documentId: string;
  readonly documentVersion: number;
  /** What approvers read in their list; no personal data. */
  readonly summary: string;
  readonly amount: Money;
  /** An employee, who is asked for no approval of their own document. */
  readonly requesterId: string;
}

/** How the approval of one revision ended. */
export interface Decision {
  readonly approvalId: string;
  readonly documentVersion: number;
  readonly decided: 'approved' | 'rejected' | 'withdrawn';
}
