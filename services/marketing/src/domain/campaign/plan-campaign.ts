import type { Refusal } from '@tributary/service-kit';
import { isDay } from '../day';
import { isNegative, type Money, money } from '../money';
import { type Campaign, type CampaignChange, campaignNow } from './campaign';

export type CampaignPlan = Omit<Campaign, 'state' | 'cost' | 'version' | 'createdAt'>;

export type PlanRefusal = Refusal<'campaign.period-invalid' | 'campaign.budget-negative'>;

/** MK-1: it costs nothing yet. */
export function planCampaign(plan: CampaignPlan, now: Date): CampaignChange | PlanRefusal {
  const refusal = problemOf(plan);
  if (refusal) return refusal;
  const cost: Money = { amount: '0', currency: plan.budget.currency };
  return campaignNow({ ...plan, budget: money(plan.budget), state: 'planned', cost, version: 1, createdAt: now }, now);
}

export type CampaignRevision = Pick<Campaign, 'name' | 'budget' | 'startsOn' | 'endsOn'>;

/** MK-1: what was agreed otherwise meanwhile. A campaign that has ended is history. */
export function reviseCampaign(
  before: Campaign,
  { name, budget, startsOn, endsOn }: CampaignRevision,
  now: Date,
): CampaignChange | PlanRefusal | Refusal<'campaign.wrong-state' | 'campaign.currency-differs'> {
  if (before.state === 'ended') return { refused: 'campaign.wrong-state', details: { state: before.state } };
  if (budget.currency !== before.budget.currency) return { refused: 'campaign.currency-differs', field: 'budget.currency' };
  const refusal = problemOf({ budget, startsOn, endsOn });
  if (refusal) return refusal;
  return campaignNow({ ...before, name, budget: money(budget), startsOn, endsOn, version: before.version + 1 }, now);
}

function problemOf({ budget, startsOn, endsOn }: Omit<CampaignRevision, 'name'>): PlanRefusal | undefined {
  if (isNegative(budget.amount)) return { refused: 'campaign.budget-negative', field: 'budget.amount' };
  if (!isDay(startsOn)) return { refused: 'campaign.period-invalid', field: 'startsOn' };
  if (!isDay(endsOn) || endsOn < startsOn) return { refused: 'campaign.period-invalid', field: 'endsOn' };
  return undefined;
}
