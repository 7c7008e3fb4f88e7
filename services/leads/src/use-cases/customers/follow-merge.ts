import type { LeadChange } from '../../domain/lead/change';
import type { Lead } from '../../domain/lead/lead';
import { repoint } from '../../domain/lead/repoint';

export interface CustomerFile<Tx> {
  /** Leads that speak of one of these customers. */
  leadsOf(tx: Tx, customerIds: readonly string[]): Promise<readonly Lead[]>;
  save(tx: Tx, before: Lead, change: LeadChange): Promise<void>;
  /** From now on these ids mean `customerId`; its own id means itself again. */
  redirect(tx: Tx, ids: readonly string[], customerId: string): Promise<void>;
}

export interface FollowMerge {
  readonly customerId: string;
  readonly absorbedIds: readonly string[];
}

export interface Needs<Tx> {
  readonly file: CustomerFile<Tx>;
  readonly now: () => Date;
}

/** MD-6: leads of the absorbed customers now speak of the survivor. Two open leads stay two: a person decides about them. */
export const makeFollowMerge =
  <Tx>({ file, now }: Needs<Tx>) =>
  async (tx: Tx, { customerId, absorbedIds }: FollowMerge): Promise<void> => {
    await file.redirect(tx, absorbedIds, customerId);
    for (const lead of await file.leadsOf(tx, absorbedIds)) {
      await file.save(tx, lead, repoint(lead, { ...lead.customer, id: customerId }, now()));
    }
  };
