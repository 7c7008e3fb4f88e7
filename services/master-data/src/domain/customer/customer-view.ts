import type { PartyKind } from '../party/source-record';
import type { LifecycleStage } from './customer';
import type { GoldenRecord } from './golden-record';

export type RelationshipType = 'subsidiary-of' | 'contact-of' | 'same-household' | 'referred-by';

export interface Relationship {
  readonly type: RelationshipType;
  readonly otherId: string;
  readonly otherDisplayName: string;
}

export interface Tag {
  readonly name: string;
  readonly source: 'manual' | 'rule';
  readonly expiresAt?: Date;
}

/** A surviving customer as people see it, before masking. */
export interface CustomerView {
  readonly id: string;
  readonly kind: PartyKind;
  readonly version: number;
  readonly golden: GoldenRecord;
  readonly stage: LifecycleStage;
  readonly ownerId: string;
  readonly tags: readonly Tag[];
  readonly relationships: readonly Relationship[];
  /** Ids that were merged into this one. */
  readonly formerIds: readonly string[];
  readonly recordCount: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
