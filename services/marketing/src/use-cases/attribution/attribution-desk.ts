import type { Attributable, Reattribution } from '../../domain/attribution/reattribute';
import type { Touch } from '../../domain/attribution/touch';

/** What marketing hears of, and what follows from it, inside one transaction. What was heard before changes nothing. */
export interface AttributionDesk {
  /**
   * From here to the end of the transaction nobody else changes who gets what. Without it a touch and a contract that
   * arrive together would miss each other.
   */
  alone(): Promise<void>;

  /** The campaign that an id or a code means, as a code. */
  codeOf(campaign: string): Promise<string>;
  addTouch(touch: Touch): Promise<void>;
  /** What leads says of a lead. Touches of the lead go with its customer. The customers they went between, if they did. */
  keepLead(lead: HeardLead): Promise<readonly string[]>;
  keepContract(contract: HeardContract): Promise<void>;
  keepCollection(collection: HeardCollection): Promise<void>;
  /**
   * From `since` on, `customerId` stands for `mergedInto`, or for itself again; an older change than the one that is known
   * changes nothing. References made with any of `ids` mean what these ids stand for now. The customers they went between.
   */
  repoint(
    change: { readonly customerId: string; readonly mergedInto: string | undefined; readonly since: Date },
    ids: readonly string[],
  ): Promise<readonly string[]>;

  contractsOf(customerIds: readonly string[]): Promise<readonly string[]>;
  /** Contracts to which this touch may have led. */
  contractsAfter(touch: Pick<Touch, 'touchId'>): Promise<readonly string[]>;
  attributables(contractIds: readonly string[]): Promise<readonly Attributable[]>;
  record(changes: readonly Reattribution[]): Promise<void>;
}

export interface HeardLead {
  readonly leadId: string;
  readonly customerId: string;
  /** Of the lead: the newest one knows the customer best. */
  readonly version: number;
  readonly qualifiedAt: Date | undefined;
}

export interface HeardContract {
  readonly contractId: string;
  readonly customerId: string;
  readonly leadId: string | undefined;
  readonly signedAt: Date;
}

export interface HeardCollection {
  readonly collectionId: string;
  readonly contractId: string;
  readonly customerId: string;
  readonly amount: { readonly amount: string; readonly currency: string };
  /** One of the two, whichever is told. */
  readonly approvedAt?: Date;
  readonly reversedAt?: Date;
}
