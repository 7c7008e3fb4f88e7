import type { ErrorEntry } from './kinds';

/** What marketing refuses. */
export const marketingErrors = {
  'campaign.code-taken': { kind: 'conflict', title: 'Another campaign has this code; touches would mean both.', rule: 'MK-1' },
  'campaign.period-invalid': { kind: 'invalid', title: 'A campaign ends on the day it starts or later.', rule: 'MK-1' },
  'campaign.budget-negative': { kind: 'invalid', title: 'A budget is nothing or more.', rule: 'MK-1' },
  'campaign.currency-differs': {
    kind: 'invalid',
    title: 'Budget and costs of a campaign stay in the currency it was planned in.',
    rule: 'MK-1',
  },
  'campaign.wrong-state': { kind: 'precondition', title: 'The campaign is not in a state that allows this.', rule: 'MK-1' },
  'campaign-cost.not-positive': {
    kind: 'invalid',
    title: 'A cost is more than nothing; reverse the one that was wrong.',
    rule: 'MK-1',
  },
  'campaign-cost.day-invalid': { kind: 'invalid', title: 'There is no such day.', rule: 'MK-1' },
  'campaign-cost.already-reversed': { kind: 'precondition', title: 'This cost was reversed before.', rule: 'MK-1' },
  'campaign-cost.is-reversal': {
    kind: 'precondition',
    title: 'A counter entry is not reversed; record the cost anew.',
    rule: 'MK-1',
  },
} as const satisfies Record<string, ErrorEntry>;
