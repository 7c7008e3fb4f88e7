import { fromWire } from '@tributary/contracts';
import type { CampaignServiceServer } from '@tributary/contracts/marketing';
import { command, mapped, pageOf, query, required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import { campaignMessage, costMessage } from './messages';

export const campaignService = (useCases: UseCases): CampaignServiceServer => ({
  createCampaign: command({
    run: ({ kind, channel, budget, ...request }, actor) =>
      useCases.createCampaign(actor, {
        ...request,
        kind: required(fromWire('CAMPAIGN_KIND', kind)),
        channel: required(fromWire('CHANNEL', channel)),
        budget: required(budget),
      }),
    reply: campaignMessage,
  }),
  updateCampaign: command({
    run: ({ budget, ...request }, actor) => useCases.updateCampaign(actor, { ...request, budget: required(budget) }),
    reply: campaignMessage,
  }),
  startCampaign: command({ run: (request, actor) => useCases.startCampaign(actor, request), reply: campaignMessage }),
  endCampaign: command({ run: (request, actor) => useCases.endCampaign(actor, request), reply: campaignMessage }),

  getCampaign: query(async ({ campaignId }, actor) => {
    const campaign = await useCases.readCampaigns.campaign(actor, campaignId);
    return campaign ? campaignMessage(campaign) : { refused: 'record.not-found' };
  }),
  listCampaigns: query(async ({ state, kind, mine, ...request }, actor) => {
    const filter = {
      state: fromWire('CAMPAIGN_STATE', state),
      kind: fromWire('CAMPAIGN_KIND', kind),
      ownerId: mine ? actor.id : undefined,
    };
    const found = await useCases.readCampaigns.campaigns(actor, filter, pageOf(request));
    return mapped(found, ({ items, nextCursor }) => ({ items: items.map(campaignMessage), nextCursor }));
  }),

  recordCost: command({
    run: ({ amount, ...request }, actor) => useCases.recordCost(actor, { ...request, amount: required(amount) }),
    reply: costMessage,
  }),
  reverseCost: command({ run: (request, actor) => useCases.reverseCost(actor, request), reply: costMessage }),
  listCosts: query(async ({ campaignId, ...request }, actor) =>
    mapped(await useCases.readCampaigns.costs(actor, campaignId, pageOf(request)), ({ items, nextCursor }) => ({
      items: items.map(costMessage),
      nextCursor,
    })),
  ),
});
