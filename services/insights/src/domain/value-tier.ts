import { Decimal } from 'decimal.js';

export type Tier = 'A' | 'B' | 'C' | 'at-risk';

/** What a customer did, as of a day. Amounts are exact decimals in the base currency. */
export interface CustomerFigures {
  readonly daysSinceLastInteraction: number;
  /** Days since the last approved collection; undefined before the first. */
  readonly daysSinceLastPurchase: number | undefined;
  /** Approved collections of the last 365 days. */
  readonly purchasesLastYear: number;
  readonly collectedLastYear: string;
}

export interface TierPolicy {
  readonly atRiskAfterDays: number;
  readonly a: { readonly purchases: number; readonly collected: string };
  readonly b: { readonly withinDays: number; readonly purchases: number; readonly collected: string };
}

/** IN-2, the defaults. */
export const defaultTierPolicy: TierPolicy = {
  atRiskAfterDays: 180,
  a: { purchases: 4, collected: '100000' },
  b: { withinDays: 30, purchases: 2, collected: '50000' },
};

/** IN-2: at risk before anything else; undefined before the first approved collection. */
export function tierOf(figures: CustomerFigures, policy: TierPolicy): Tier | undefined {
  const { daysSinceLastInteraction, daysSinceLastPurchase, purchasesLastYear } = figures;
  if (daysSinceLastPurchase === undefined) return undefined;
  if (daysSinceLastInteraction > policy.atRiskAfterDays) return 'at-risk';
  const collected = new Decimal(figures.collectedLastYear);
  const { a, b } = policy;
  if (purchasesLastYear >= a.purchases && collected.gte(a.collected)) return 'A';
  if (daysSinceLastPurchase <= b.withinDays && purchasesLastYear >= b.purchases && collected.gte(b.collected)) return 'B';
  return 'C';
}
