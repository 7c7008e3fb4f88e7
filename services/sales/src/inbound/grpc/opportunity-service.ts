import { fromWire } from '@tributary/contracts';
import type { OpportunityServiceServer } from '@tributary/contracts/sales';
import { command, mapped, pageOf, query } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import { opportunityMessage } from './messages';

export const opportunityService = (useCases: UseCases): OpportunityServiceServer => ({
  createOpportunity: command({ run: (request, actor) => useCases.createOpportunity(actor, request), reply: opportunityMessage }),

  getOpportunity: query(async ({ opportunityId }, actor) => {
    const opportunity = await useCases.read.opportunity(actor, opportunityId);
    return opportunity ? opportunityMessage(opportunity) : { refused: 'record.not-found' };
  }),

  listOpportunities: query(async (request, actor) => {
    const filter = {
      state: fromWire('OPPORTUNITY_STATE', request.state),
      customerId: request.customerId || undefined,
      stage: request.stage || undefined,
      ownerId: request.mine ? actor.id : undefined,
    };
    const found = await useCases.read.opportunities(actor, filter, pageOf(request));
    return mapped(found, ({ items, nextCursor }) => ({ items: items.map(opportunityMessage), nextCursor }));
  }),

  moveOpportunity: command({ run: (request, actor) => useCases.moveOpportunity(actor, request), reply: opportunityMessage }),
  loseOpportunity: command({ run: (request, actor) => useCases.loseOpportunity(actor, request), reply: opportunityMessage }),
});
