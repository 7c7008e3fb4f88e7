import type { Money } from '../../domain/money';

/** A step that is still to be done: to ask directory who has to say yes to this version of a document (DR-3). */
export interface ApprovalRequest {
  readonly requestId: string;
  readonly kind: 'quote-discount' | 'contract';
  readonly documentId: string;
  readonly documentVersion: number;
  readonly summary: string;
  readonly amount: Money;
  readonly discountPercent: string | undefined;
  readonly requesterId: string;
  readonly dueAt: Date;
}
