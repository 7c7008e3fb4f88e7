import type { OldCustomer } from './companies';
import { type Deal, productOf } from './deals';
import { type Person, staff } from './people';

/** A customer of earlier years who wants something again and asks the rep they know. */
export interface ReturningCustomer {
  readonly oldCustomer: OldCustomer;
  readonly rep: Person;
  readonly line: string;
  /** What the first of their deals is about. */
  readonly need: string;
}

/** Everybody of earlier years with a deal, once. */
export function returningCustomers(deals: readonly Deal[]): readonly ReturningCustomer[] {
  const firstDeals = new Map<string, ReturningCustomer>();
  for (const { oldCustomer, name: need, lines } of deals) {
    if (!oldCustomer || firstDeals.has(oldCustomer.key)) continue;
    const rep = staff.reps[firstDeals.size % staff.reps.length] as Person;
    firstDeals.set(oldCustomer.key, { oldCustomer, rep, need, line: lines.map(({ sku }) => productOf(sku).line)[0] ?? '' });
  }
  return [...firstDeals.values()];
}
