import type { Refusal } from '@tributary/service-kit';
import { isDay } from '../day';
import { isPositive, type Money, minus, money, plus } from '../money';
import { type Campaign, type CampaignChange, campaignNow } from './campaign';

/** One entry of what a campaign cost; never changed or taken out (MK-1). */
export interface Cost {
  readonly costId: string;
  readonly campaignId: string;
  /** Below zero in a counter entry. */
  readonly amount: Money;
  /** ISO date. */
  readonly incurredOn: string;
  readonly note: string;
  readonly reversesCostId: string | undefined;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

export interface CostChange extends CampaignChange {
  readonly cost: Cost;
}

export type NewCost = Pick<Cost, 'costId' | 'amount' | 'incurredOn' | 'note' | 'recordedBy'>;

/** MK-1: in any state, because deposits come before a campaign and bills after it. */
export function recordCost(
  campaign: Campaign,
  cost: NewCost,
  now: Date,
): CostChange | Refusal<'campaign.currency-differs' | 'campaign-cost.not-positive' | 'campaign-cost.day-invalid'> {
  if (cost.amount.currency !== campaign.budget.currency) {
    return { refused: 'campaign.currency-differs', field: 'amount.currency' };
  }
  if (!isPositive(cost.amount.amount)) return { refused: 'campaign-cost.not-positive', field: 'amount.amount' };
  if (!isDay(cost.incurredOn)) return { refused: 'campaign-cost.day-invalid', field: 'incurredOn' };
  return entered(campaign, { ...cost, amount: money(cost.amount), reversesCostId: undefined }, now);
}

export interface Reversal {
  readonly costId: string;
  readonly note: string;
  readonly recordedBy: string;
}

/** MK-1: the exact opposite, on the same day, once. */
export function reverseCost(
  campaign: Campaign,
  { costId: reversesCostId, amount: { amount, currency }, incurredOn, reversesCostId: isReversal }: Cost,
  reversal: Reversal,
  now: Date,
): CostChange | Refusal<'campaign-cost.is-reversal'> {
  if (isReversal !== undefined) return { refused: 'campaign-cost.is-reversal' };
  return entered(campaign, { ...reversal, amount: { amount: minus('0', amount), currency }, incurredOn, reversesCostId }, now);
}

function entered(before: Campaign, cost: Omit<Cost, 'campaignId' | 'recordedAt'>, now: Date): CostChange {
  const { currency } = before.cost;
  const sum: Money = { amount: plus(before.cost.amount, cost.amount.amount), currency };
  return {
    ...campaignNow({ ...before, cost: sum, version: before.version + 1 }, now),
    cost: { ...cost, campaignId: before.campaignId, recordedAt: now },
  };
}
