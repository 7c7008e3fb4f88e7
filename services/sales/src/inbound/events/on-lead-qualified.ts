import type { Handler } from '@tributary/messaging/postgres';
import type { UseCases } from '../../compose';

export const onLeadQualified =
  ({ takeQualifiedLead }: UseCases): Handler<'tributary.leads.lead.qualified.v1'> =>
  ({ data, tx }) =>
    takeQualifiedLead(tx, {
      leadId: data.leadId,
      customerId: data.customerId,
      holder: { ownerId: data.holderId, teamPath: data.holderTeamPath },
      need: data.need,
      party: data.contact?.company || data.contact?.name || '',
      product: data.interest?.product ?? '',
      campaign: data.origin?.campaign ?? '',
    });
