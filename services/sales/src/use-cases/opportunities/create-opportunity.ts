import { type Actor, isDay, type Refusal } from '@tributary/service-kit';
import { type Money, money } from '../../domain/money';
import { openOpportunity } from '../../domain/opportunity/open-opportunity';
import type { Opportunity } from '../../domain/opportunity/opportunity';
import type { AtTheDesk } from '../at-the-desk';
import type { OpportunityDesk } from './opportunity-desk';

export interface CreateOpportunity {
  readonly customerId: string;
  readonly name: string;
  readonly amount: Money | undefined;
  readonly expectedClose: string;
  readonly campaignId: string;
}

interface Needs {
  readonly atTheDesk: AtTheDesk<Pick<OpportunityDesk, 'pipeline' | 'customer' | 'addOpportunity'>>;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** SL-2: for a customer who calls; most come from a qualified lead by themselves. */
export const makeCreateOpportunity =
  ({ atTheDesk, newId, now }: Needs) =>
  async (
    actor: Actor,
    { customerId, amount, ...details }: CreateOpportunity,
  ): Promise<Opportunity | Refusal<'request.malformed'>> => {
    if (details.expectedClose !== '' && !isDay(details.expectedClose))
      return { refused: 'request.malformed', field: 'expectedClose' };
    return atTheDesk(actor, async (desk) => {
      // Sent together: neither waits for the other's answer.
      const [customer, pipeline] = await Promise.all([desk.customer(customerId), desk.pipeline()]);
      const change = openOpportunity(
        {
          ...{ ...details, opportunityId: newId(), customer, leadId: '' },
          ...{ amount: amount && money(amount), ownerId: actor.id, teamPath: actor.teamPath },
        },
        pipeline,
        actor.id,
        now(),
      );
      await desk.addOpportunity(change);
      return change.opportunity;
    });
  };
