import type { CampaignFunnelStage, ResultServiceServer } from '@tributary/contracts/marketing';
import { mapped, pageOf, query } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import { type Funnel, funnelStages } from '../../use-cases/read-results';
import { campaignResultMessage, channelResultMessage, shareMessage, touchMessage } from './messages';

export const resultService = ({ readResults: read }: UseCases): ResultServiceServer => ({
  getCampaignResult: query(async ({ campaignId }, actor) => {
    const result = await read.campaignResult(actor, campaignId);
    return result ? campaignResultMessage(result) : { refused: 'record.not-found' };
  }),
  listCampaignResults: query(async (request, actor) =>
    mapped(await read.campaignResults(actor, pageOf(request)), ({ items, nextCursor }) => ({
      items: items.map(campaignResultMessage),
      nextCursor,
    })),
  ),
  listChannelResults: query(async ({ currency }, actor) => ({
    items: (await read.channelResults(actor, currency)).map(channelResultMessage),
  })),

  getCampaignFunnel: query(async ({ campaignId }, actor) => {
    const funnel = await read.funnel(actor, campaignId);
    return funnel ? { campaignId, stages: stagesOf(funnel) } : { refused: 'record.not-found' };
  }),

  listTouches: query(async ({ customerId, ...request }, actor) =>
    mapped(await read.touches(actor, customerId, pageOf(request)), ({ items, nextCursor }) => ({
      items: items.map(touchMessage),
      nextCursor,
    })),
  ),
  getCustomerAttribution: query(async (request, actor) => {
    const { customerId, shares } = await read.customerAttribution(actor, request.customerId);
    return { customerId, shares: shares.map(shareMessage) };
  }),
});

const stagesOf = (funnel: Funnel): CampaignFunnelStage[] =>
  funnelStages.map((stage, index) => {
    const before = funnelStages[index - 1];
    const { count, medianSeconds } = funnel[stage];
    return { stage, count, medianSeconds, conversionPercent: before ? perCent(count, funnel[before].count) : '' };
  });

const perCent = (part: number, whole: number): string => (whole === 0 ? '' : ((100 * part) / whole).toFixed(1));
