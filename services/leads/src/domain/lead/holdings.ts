import type { Refusal } from '@tributary/service-kit';
import { dayIn } from '../days';
import type { CustodyPolicy } from '../policy';

/** One employee's account of leads (LD-5): every lead they hold is in `held`, and nothing else is. */
export interface Holdings {
  readonly employeeId: string;
  readonly held: number;
  /** Calendar day of the policy's time zone that `claimsOfDay` counts. */
  readonly day: string;
  readonly claimsOfDay: number;
  /** When a rule last gave them a lead; whose turn it is goes by this (LD-4). */
  readonly lastAssignedAt?: Date;
}

export const noHoldings = (employeeId: string): Holdings => ({ employeeId, held: 0, day: '', claimsOfDay: 0 });

/** An employee's own capacity goes before the policy's limit; 0 means none of their own. */
export const holdingLimit = (capacity: number, policy: CustodyPolicy): number => capacity || policy.holdingLimit;

export function takeOne(
  holdings: Holdings,
  capacity: number,
  policy: CustodyPolicy,
): Holdings | Refusal<'lead.holding-limit-reached'> {
  const limit = holdingLimit(capacity, policy);
  if (holdings.held >= limit) return { refused: 'lead.holding-limit-reached', details: { limit } };
  return { ...holdings, held: holdings.held + 1 };
}

export function countClaim(holdings: Holdings, policy: CustodyPolicy, now: Date): Holdings | Refusal<'lead.claim-limit-reached'> {
  const day = dayIn(policy.timeZone, now);
  const claimsOfDay = holdings.day === day ? holdings.claimsOfDay : 0;
  if (claimsOfDay >= policy.claimsPerDay) return { refused: 'lead.claim-limit-reached', details: { limit: policy.claimsPerDay } };
  return { ...holdings, day, claimsOfDay: claimsOfDay + 1 };
}

export const giveUpOne = (holdings: Holdings): Holdings => ({ ...holdings, held: holdings.held - 1 });
