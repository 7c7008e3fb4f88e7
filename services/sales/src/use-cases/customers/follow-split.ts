import type { DeskIn } from '../at-the-desk';
import type { MergeDesk } from './follow-merge';

export interface CustomerSplit {
  readonly customerId: string;
  readonly separatedId: string;
  /** The separated customer, and every id that stands for them from now on. */
  readonly separatedIds: readonly string[];
  readonly version: number;
}

export interface SplitDesk extends Pick<MergeDesk, 'isNextOf' | 'repoint'> {
  /** An owner who came with one of these customers goes with them again. */
  returnOwner(customerId: string, separatedIds: readonly string[], now: Date): Promise<void>;
}

interface Needs<Tx> {
  readonly deskIn: DeskIn<Tx, SplitDesk>;
  readonly now: () => Date;
}

/** MD-6: the exact inverse of a merge: a record goes with the id its reference was made with. */
export const makeFollowSplit =
  <Tx>({ deskIn, now }: Needs<Tx>) =>
  async (tx: Tx, { customerId, separatedId, separatedIds, version }: CustomerSplit): Promise<void> => {
    const desk = deskIn(tx);
    if (!(await desk.isNextOf(customerId, version))) return;
    await desk.repoint(separatedIds, separatedId);
    await desk.returnOwner(customerId, separatedIds, now());
  };
