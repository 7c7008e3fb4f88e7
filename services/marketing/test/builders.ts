import type { TouchGroup } from '../src/domain/attribution/touch';
import type { Campaign } from '../src/domain/campaign/campaign';
import type { Cost } from '../src/domain/campaign/cost';

export const now = new Date('2026-03-10T03:00:00Z');

export const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** Planned for the first week of March, and nothing spent yet. */
export const aCampaign = (traits: Partial<Campaign> = {}): Campaign => ({
  ...{ campaignId: 'k-1', code: 'spring-fair', name: '春季机床展', kind: 'fair', channel: 'web', state: 'planned' },
  ...{ budget: cny('80000'), cost: cny('0'), startsOn: '2026-03-01', endsOn: '2026-03-05' },
  ...{ ownerId: 'marketer', teamPath: '/hq/', version: 1, createdAt: now },
  ...traits,
});

export const aCost = (traits: Partial<Cost> = {}): Cost => ({
  ...{ costId: 'c-1', campaignId: 'k-1', amount: cny('50000'), incurredOn: '2026-03-01', note: '展位费' },
  ...{ reversesCostId: undefined, recordedBy: 'marketer', recordedAt: now },
  ...traits,
});

/** One touch by the web for the spring fair, the first and the last there is. */
export const aTouchGroup = (traits: Partial<TouchGroup> = {}): TouchGroup => ({
  ...{ channel: 'web', campaign: 'spring-fair', touches: 1, first: 1, last: 1 },
  ...traits,
});
