import { CampaignServiceService, ResultServiceService } from '@tributary/contracts/marketing';
import { connectRabbit } from '@tributary/messaging';
import { makeOutbox, type Outbox, startRelay, subscribe } from '@tributary/messaging/postgres';
import { type Kit, type Running, serveGrpc, stopInOrder } from '@tributary/service-kit';
import { openPostgres, type PostgresStore, startAuditSealer } from '@tributary/stores/postgres';
import { v7 as uuid } from 'uuid';
import type { Config } from './config';
import { marketingPolicy as policy } from './domain/policy';
import { onCustomerMerged, onCustomerSplit } from './inbound/events/on-customer';
import { onCustomerSignal, onLeadCustomerChanged, onLeadQualified, onLeadTouched } from './inbound/events/on-lead';
import { onCollectionApproved, onCollectionReversed, onContractSigned } from './inbound/events/on-money';
import { onOpportunityChanged } from './inbound/events/on-opportunity';
import { campaignService } from './inbound/grpc/campaign-service';
import { resultService } from './inbound/grpc/result-service';
import { makeAttributionDeskIn } from './outbound/postgres/attribution-desk';
import { makeAtTheCampaignDesk } from './outbound/postgres/campaign-desk';
import { makeCampaignsReader } from './outbound/postgres/campaigns-reader';
import { makeResultsReader } from './outbound/postgres/results-reader';
import { makeFollowMerge, makeFollowSplit } from './use-cases/attribution/follow-customer';
import { makeFollowLead } from './use-cases/attribution/follow-lead';
import { makeFollowCollection, makeFollowContract } from './use-cases/attribution/follow-money';
import { makeTakeTouch } from './use-cases/attribution/take-touch';
import { makeMoveCampaign, makeUpdateCampaign } from './use-cases/campaigns/change-campaign';
import { makeCreateCampaign } from './use-cases/campaigns/create-campaign';
import { makeRecordCost } from './use-cases/campaigns/record-cost';
import { makeReverseCost } from './use-cases/campaigns/reverse-cost';

export type UseCases = ReturnType<typeof makeUseCases>;

/** The whole service, top to bottom. */
export async function compose(config: Config, { log, identity, health }: Kit): Promise<Running> {
  const store = await openPostgres({ url: config.postgresUrl, applicationName: 'marketing', log });
  health.check('postgres', store.ping);
  const rabbit = connectRabbit({ url: config.rabbitmqUrl, service: 'marketing', log });
  const outbox = makeOutbox({ service: 'marketing' });
  const useCases = makeUseCases(store, outbox);

  const relay = startRelay({ store, rabbit, outbox });
  const sealer = startAuditSealer(store);
  const onTouch = onLeadTouched(useCases);
  const touches = subscribe({
    ...{ store, rabbit, service: 'marketing', purpose: 'touches' },
    handlers: {
      'tributary.leads.lead.created.v1': onTouch,
      'tributary.leads.lead.enriched.v1': onTouch,
      'tributary.leads.lead.qualified.v1': onLeadQualified(useCases),
      'tributary.leads.lead.customer-changed.v1': onLeadCustomerChanged(useCases),
      'tributary.leads.customer-signal.received.v1': onCustomerSignal(useCases),
      'tributary.sales.opportunity.changed.v1': onOpportunityChanged(useCases),
    },
  });
  const money = subscribe({
    ...{ store, rabbit, service: 'marketing', purpose: 'contract-money' },
    handlers: {
      'tributary.sales.contract.signed.v1': onContractSigned(useCases),
      'tributary.finance.collection.approved.v1': onCollectionApproved(useCases),
      'tributary.finance.collection.reversed.v1': onCollectionReversed(useCases),
    },
  });
  const customers = subscribe({
    ...{ store, rabbit, service: 'marketing', purpose: 'customer-file' },
    handlers: {
      'tributary.master-data.customer.merged.v1': onCustomerMerged(useCases),
      'tributary.master-data.customer.split.v1': onCustomerSplit(useCases),
    },
  });
  const grpc = await serveGrpc({
    port: config.grpcPort,
    identity,
    log,
    services: [
      { definition: CampaignServiceService, implementation: campaignService(useCases) },
      { definition: ResultServiceService, implementation: resultService(useCases) },
    ],
  });

  return stopInOrder(grpc, touches, money, customers, relay, sealer, rabbit, store);
}

function makeUseCases(store: PostgresStore, outbox: Outbox) {
  const now = () => new Date();
  const newId = () => uuid();
  const atTheDesk = makeAtTheCampaignDesk(store, outbox);
  const deskIn = makeAttributionDeskIn(outbox);

  return {
    readCampaigns: makeCampaignsReader(store),
    readResults: makeResultsReader(store, policy),
    createCampaign: makeCreateCampaign({ atTheDesk, newId, now }),
    updateCampaign: makeUpdateCampaign({ atTheDesk, now }),
    startCampaign: makeMoveCampaign({ atTheDesk, now }, 'start'),
    endCampaign: makeMoveCampaign({ atTheDesk, now }, 'end'),
    recordCost: makeRecordCost({ atTheDesk, newId, now }),
    reverseCost: makeReverseCost({ atTheDesk, newId, now }),
    followLead: makeFollowLead({ deskIn, now }),
    takeTouch: makeTakeTouch({ deskIn, now }),
    followContract: makeFollowContract({ deskIn, now }),
    followCollection: makeFollowCollection({ deskIn, now }),
    followMerge: makeFollowMerge({ deskIn, now }),
    followSplit: makeFollowSplit({ deskIn, now }),
  };
}
