import type { OpenHandOver } from './hand-over-leads';

export interface Leavers<Tx> {
  /** Marks the employee as gone, also one never heard of, and opens the hand-over; a repeat changes nothing. */
  leave(tx: Tx, leaving: OpenHandOver, version: number): Promise<void>;
}

/** LD-7: takes no more leads from now on; those they hold are handed over afterwards, one by one. */
export const makeLeaveEmployee =
  <Tx>(leavers: Leavers<Tx>) =>
  (tx: Tx, leaving: OpenHandOver, version: number): Promise<void> =>
    leavers.leave(tx, leaving, version);
