import type { CustomerLink } from '../../domain/lead/lead';
import { repoint } from '../../domain/lead/repoint';
import type { Needs } from './follow-merge';

export interface FollowSplit {
  readonly customerId: string;
  readonly separatedId: string;
  readonly separatedIds: readonly string[];
  /** Set when records were moved rather than a merge undone. */
  readonly sourceRecordIds: readonly string[];
}

/** MD-6: the exact inverse of a merge: a lead goes with the id, or with the record, its reference was made with. */
export const makeFollowSplit =
  <Tx>({ file, now }: Needs<Tx>) =>
  async (tx: Tx, split: FollowSplit): Promise<void> => {
    await file.redirect(tx, split.separatedIds, split.separatedId);
    for (const lead of await file.leadsOf(tx, [split.customerId])) {
      const link = separated(lead.customer, split);
      if (link) await file.save(tx, lead, repoint(lead, link, now()));
    }
  };

/** A moved record has its home at the new customer from now on, and so has a reference made because of it. */
function separated(customer: CustomerLink, split: FollowSplit): CustomerLink | undefined {
  if (split.sourceRecordIds.includes(customer.madeWithRecordId)) {
    return { ...customer, id: split.separatedId, madeWithId: split.separatedId };
  }
  return split.separatedIds.includes(customer.madeWithId) ? { ...customer, id: split.separatedId } : undefined;
}
