import { MasterDataServiceClient, type MasterDataServiceService } from '@tributary/contracts/master-data';
import { CallCentreServiceService, SurveyServiceService, TicketServiceService } from '@tributary/contracts/service-desk';
import { connectRabbit } from '@tributary/messaging';
import { makeOutbox, type Outbox, startRelay, subscribe } from '@tributary/messaging/mongo';
import {
  connectGrpc,
  type Kit,
  type Log,
  type Peer,
  type Running,
  repeat,
  serveGrpc,
  serviceActor,
  stopInOrder,
} from '@tributary/service-kit';
import { type MongoStore, openMongo, pruneIdempotency, startAuditSealer } from '@tributary/stores/mongo';
import { v7 as uuid } from 'uuid';
import type { Config } from './config';
import { servicePolicy } from './domain/policy';
import { onCustomerMerged, onCustomerSplit } from './inbound/events/on-customer';
import { onCustomerFacts, onEntitlement, onStaff } from './inbound/events/on-facts';
import { callCentreService, surveyService, ticketService } from './inbound/grpc/service-desk-services';
import { makeWhoHas } from './outbound/grpc/who-has';
import { makeAtTheCallBook } from './outbound/mongo/call-book';
import { makeCallerContext } from './outbound/mongo/caller-context';
import { makeCustomerFile } from './outbound/mongo/customer-file';
import { makeFacts } from './outbound/mongo/facts';
import { makeAtTheTicketDesk } from './outbound/mongo/ticket-desk';
import { makeTicketReader } from './outbound/mongo/ticket-reader';
import { makeLookupCaller } from './use-cases/calls/lookup-caller';
import { makeRecordCall } from './use-cases/calls/record-call';
import { makeFollowMerge, makeFollowSplit } from './use-cases/projections/follow-customer';
import { makeSurveys } from './use-cases/surveys/surveys';
import { makeCreateTicket } from './use-cases/tickets/create-ticket';
import { makeGrabTicket } from './use-cases/tickets/grab-ticket';
import { makeOverrideEntitlement } from './use-cases/tickets/override-entitlement';
import { makeReplyToTicket } from './use-cases/tickets/reply-to-ticket';
import { makeResolveTicket } from './use-cases/tickets/resolve-ticket';

export type UseCases = ReturnType<typeof makeUseCases>;

/** How long a client may go on repeating a command with the same key. */
const idempotencyMs = 3 * 86_400_000;

/** The whole service, top to bottom. */
export async function compose(config: Config, { log, identity, health }: Kit): Promise<Running> {
  const store = await openMongo({ url: config.mongodbUrl, applicationName: 'service-desk', log });
  const rabbit = connectRabbit({ url: config.rabbitmqUrl, service: 'service-desk', log });
  const outbox = makeOutbox({ service: 'service-desk' });
  const masterData = connectGrpc(MasterDataServiceClient, { address: config.masterDataAddress, identity, log, readyMs: 500 });
  health.check('mongodb', () => store.ping());

  const useCases = makeUseCases({ store, outbox, masterData, log, surveySecret: config.surveySecret });

  const relay = startRelay({ store, rabbit, outbox });
  const sealer = startAuditSealer(store);
  const forgetting = repeat('forget answered commands', { pauseMs: 3_600_000, log }, async () => {
    await pruneIdempotency(store, new Date(Date.now() - idempotencyMs));
    return { more: false };
  });

  const inbox = { store, rabbit, service: 'service-desk' } as const;
  const customers = subscribe({
    ...inbox,
    purpose: 'customer-file',
    handlers: {
      'tributary.master-data.customer.merged.v1': onCustomerMerged(useCases),
      'tributary.master-data.customer.split.v1': onCustomerSplit(useCases),
    },
  });
  const customerFacts = subscribe({ ...inbox, purpose: 'customer-facts', handlers: onCustomerFacts(useCases) });
  const entitlement = subscribe({ ...inbox, purpose: 'entitlement', handlers: onEntitlement(useCases) });
  const staff = subscribe({ ...inbox, purpose: 'staff', handlers: onStaff(useCases) });

  const grpc = await serveGrpc({
    port: config.grpcPort,
    identity,
    log,
    services: [
      { definition: TicketServiceService, implementation: ticketService(useCases) },
      { definition: SurveyServiceService, implementation: surveyService(useCases) },
      { definition: CallCentreServiceService, implementation: callCentreService(useCases) },
    ],
  });

  return stopInOrder(
    ...[grpc, customers, customerFacts, entitlement, staff, masterData],
    ...[forgetting, relay, sealer, rabbit, store],
  );
}

interface Surroundings {
  readonly store: MongoStore;
  readonly outbox: Outbox;
  readonly masterData: Peer<typeof MasterDataServiceService>;
  readonly log: Log;
  readonly surveySecret: string;
}

function makeUseCases({ store, outbox, masterData, log, surveySecret }: Surroundings) {
  const now = () => new Date();
  const policy = servicePolicy;
  const atTheDesk = makeAtTheTicketDesk(store, outbox);
  const tickets = makeTicketReader(store);
  const file = makeCustomerFile(outbox);
  return {
    tickets,
    createTicket: makeCreateTicket({ atTheDesk, policy, now, newId: () => uuid() }),
    grabTicket: makeGrabTicket({ atTheDesk, now }),
    replyToTicket: makeReplyToTicket({ atTheDesk, policy, now }),
    resolveTicket: makeResolveTicket({ atTheDesk, policy, now }),
    overrideEntitlement: makeOverrideEntitlement({ atTheDesk, now }),
    surveys: makeSurveys({ atTheDesk, tickets, secret: surveySecret, now, service: serviceActor('service-desk') }),

    lookupCaller: makeLookupCaller({ whoHas: makeWhoHas(masterData, log), contextOf: makeCallerContext(store) }),
    recordCall: makeRecordCall({ atTheBook: makeAtTheCallBook(store, outbox) }),

    facts: makeFacts(),
    followMerge: makeFollowMerge({ file, now }),
    followSplit: makeFollowSplit({ file, now }),
  };
}
