import { isRefusal } from '@tributary/service-kit';
import type { Employee } from '../assignment/employee';
import type { CustodyPolicy } from '../policy';
import type { LeadChange } from './change';
import type { Holdings } from './holdings';
import type { Lead } from './lead';
import { type HolderRefusal, returnToSea } from './let-go';
import { transfer } from './transfer';

export interface HandOver {
  readonly leaverId: string;
  readonly from: Holdings;
  /** Absent when nobody follows. */
  readonly successor: { readonly employee: Employee; readonly account: Holdings } | undefined;
  readonly by: string;
}

const note = 'the holder has left';

/** LD-7: nothing stays with a leaver: what the successor cannot hold goes to the public sea. */
export function handOver(
  lead: Lead,
  { leaverId, from, successor, by }: HandOver,
  policy: CustodyPolicy,
  now: Date,
): LeadChange | HolderRefusal {
  if (successor) {
    const { employee: to, account: next } = successor;
    const moved = transfer(lead, { to, by, note, from, next }, policy, now);
    if (!isRefusal(moved)) return moved;
  }
  return returnToSea(lead, leaverId, note, from, policy, now);
}
