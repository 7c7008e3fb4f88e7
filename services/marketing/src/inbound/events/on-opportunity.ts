import type { Handler } from '@tributary/messaging/postgres';
import type { UseCases } from '../../compose';

/** SL-2: who enters an opportunity by hand may say which campaign brought it. Those of leads have their touches already. */
export const onOpportunityChanged =
  ({ takeTouch }: UseCases): Handler<'tributary.sales.opportunity.changed.v1'> =>
  async ({ data: { opportunityId, customerId, leadId, campaignId, changedAt }, time, tx }) => {
    if (leadId !== '' || campaignId === '') return;
    await takeTouch(tx, {
      ...{ touchId: opportunityId, leadId: undefined, customerId, campaign: campaignId },
      ...{ channel: 'manual', source: '', medium: '', occurredAt: changedAt, toldAt: time },
    });
  };
