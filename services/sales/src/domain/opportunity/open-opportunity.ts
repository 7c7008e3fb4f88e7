import type { CustomerLink } from '../customer/customer-link';
import type { Money } from '../money';
import type { Ownership } from '../ownership';
import { changed, type OpportunityChange } from './opportunity';
import { firstStage, type Stage } from './pipeline';

export interface NewOpportunity extends Ownership {
  readonly opportunityId: string;
  readonly customer: CustomerLink;
  readonly name: string;
  readonly amount: Money | undefined;
  readonly expectedClose: string;
  readonly leadId: string;
  readonly campaignId: string;
}

/** SL-2: begins in the pipeline's first stage. */
export function openOpportunity(opened: NewOpportunity, pipeline: readonly Stage[], by: string, now: Date): OpportunityChange {
  const { stage, probability } = firstStage(pipeline);
  return changed(
    {
      ...opened,
      ...{ stage, probability, state: 'open', lossReason: '', version: 1, createdAt: now },
      history: [{ stage, changedBy: by, changedAt: now }],
    },
    now,
  );
}

const longestName = 200;

/** What a lead is called as an opportunity: what is needed, or else who needs something, and of what kind. */
export const nameFromLead = (lead: { readonly need: string; readonly party: string; readonly product: string }): string =>
  [...(lead.need || [lead.party, lead.product].filter(Boolean).join(' · ') || '商机')].slice(0, longestName).join('');
