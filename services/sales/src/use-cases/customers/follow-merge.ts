import type { DeskIn } from '../at-the-desk';

export interface CustomerMerge {
  readonly customerId: string;
  readonly absorbedIds: readonly string[];
  /** Of the surviving customer. */
  readonly version: number;
}

export interface MergeDesk {
  /** False when this or a later change of the customer was followed before. */
  isNextOf(customerId: string, version: number): Promise<boolean>;
  /** From now on these ids, and every record that was made with them, mean the other customer. */
  repoint(ids: readonly string[], customerId: string): Promise<void>;
  /** A customer whom nobody owns gets the owner of one who was merged into them. */
  inheritOwner(customerId: string, fromIds: readonly string[], now: Date): Promise<void>;
}

interface Needs<Tx> {
  readonly deskIn: DeskIn<Tx, MergeDesk>;
  readonly now: () => Date;
}

/** MD-6: what was agreed with the absorbed customers is now with the survivor; who signed what stays as it was. */
export const makeFollowMerge =
  <Tx>({ deskIn, now }: Needs<Tx>) =>
  async (tx: Tx, { customerId, absorbedIds, version }: CustomerMerge): Promise<void> => {
    const desk = deskIn(tx);
    if (!(await desk.isNextOf(customerId, version))) return;
    await desk.repoint(absorbedIds, customerId);
    await desk.inheritOwner(customerId, absorbedIds, now());
  };
