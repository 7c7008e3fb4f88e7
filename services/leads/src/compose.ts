import {
  ImportServiceService,
  IntakeServiceService,
  LeadServiceService,
  LeadSettingsServiceService,
} from '@tributary/contracts/leads';
import { MasterDataServiceClient, type MasterDataServiceService } from '@tributary/contracts/master-data';
import { connectRabbit } from '@tributary/messaging';
import { makeOutbox, type Outbox, startRelay, subscribe, subscribeRaw } from '@tributary/messaging/mongo';
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
import { addDays } from './domain/days';
import { channelMessageKey, onChannelMessage } from './inbound/events/on-channel-message';
import { onCustomerMerged, onCustomerOwnerChanged, onCustomerSplit } from './inbound/events/on-customer';
import { onEmployeeChanged, onEmployeeLeft } from './inbound/events/on-employee';
import { importService } from './inbound/grpc/import-service';
import { intakeService } from './inbound/grpc/intake-service';
import { leadService } from './inbound/grpc/lead-service';
import { leadSettingsService } from './inbound/grpc/lead-settings-service';
import { startSchedules } from './inbound/schedules/start-schedules';
import { makeCustomerResolver } from './outbound/grpc/customer-resolver';
import { makeCustomerFile, makeCustomerOwners } from './outbound/mongo/customer-rows';
import { makeDeadlines } from './outbound/mongo/deadlines';
import { makeImportFile } from './outbound/mongo/import-file';
import { makeImportReader } from './outbound/mongo/import-reader';
import { type ImportWakes, makeImportShelf } from './outbound/mongo/import-shelf';
import { makeAtTheIntakeDesk } from './outbound/mongo/intake-desk';
import { makeIntakeQueue } from './outbound/mongo/intake-queue';
import { makeIntakeReader } from './outbound/mongo/intake-reader';
import { makeIntakeShelves } from './outbound/mongo/intake-shelf';
import { makeAtTheLeadDesk } from './outbound/mongo/lead-desk';
import { makeLeadHistory } from './outbound/mongo/lead-history';
import { makeLeadReader } from './outbound/mongo/lead-reader';
import { makeSettingsStore } from './outbound/mongo/settings-store';
import { makeHandOvers, makeStaff } from './outbound/mongo/staff';
import { makeFollowMerge } from './use-cases/customers/follow-merge';
import { makeFollowSplit } from './use-cases/customers/follow-split';
import { makeKeepOwner } from './use-cases/customers/keep-owner';
import { makeCancelImport } from './use-cases/imports/cancel-import';
import { makeCreateImport } from './use-cases/imports/create-import';
import { makeGetImport } from './use-cases/imports/get-import';
import { makeGetImportErrors } from './use-cases/imports/get-import-errors';
import { makeListImports } from './use-cases/imports/list-imports';
import { makePreviewImport } from './use-cases/imports/preview-import';
import { makeResumeImport } from './use-cases/imports/resume-import';
import { makeRunImports } from './use-cases/imports/run-imports';
import { makeStartImport } from './use-cases/imports/start-import';
import { makeUploadImportContent } from './use-cases/imports/upload-import-content';
import { makeGetIntake } from './use-cases/intake/get-intake';
import { makeKeepUnreadable } from './use-cases/intake/keep-unreadable';
import { makeListRejectedIntakes } from './use-cases/intake/list-rejected-intakes';
import { makeReceiveChannelMessage } from './use-cases/intake/receive-channel-message';
import { makeReplayIntake } from './use-cases/intake/replay-intake';
import { makeRevealUnreadable } from './use-cases/intake/reveal-unreadable';
import { makeSettleIntakes } from './use-cases/intake/settle-intakes';
import { makeSubmitIntake } from './use-cases/intake/submit-intake';
import { makeAssignLead } from './use-cases/leads/assign-lead';
import { makeClaimLead } from './use-cases/leads/claim-lead';
import { makeDisqualifyLead } from './use-cases/leads/disqualify-lead';
import { makeExtendProtection } from './use-cases/leads/extend-protection';
import { makeGetLead } from './use-cases/leads/get-lead';
import { makeListCustodyChanges, makeListFollowUps } from './use-cases/leads/list-lead-history';
import { makeListLeads } from './use-cases/leads/list-leads';
import { makeQualifyLead } from './use-cases/leads/qualify-lead';
import { makeRecordFollowUp } from './use-cases/leads/record-follow-up';
import { makeReturnLead } from './use-cases/leads/return-lead';
import { makeRevealLeadContact } from './use-cases/leads/reveal-lead-contact';
import { makeTransferLead } from './use-cases/leads/transfer-lead';
import { makeWatchDeadlines } from './use-cases/leads/watch-deadlines';
import { makeGetLeadSettings } from './use-cases/settings/get-lead-settings';
import { makeUpdateLeadSettings } from './use-cases/settings/update-lead-settings';
import { makeHandOverLeads } from './use-cases/staff/hand-over-leads';
import { makeKeepEmployee } from './use-cases/staff/keep-employee';
import { makeLeaveEmployee } from './use-cases/staff/leave-employee';

export type UseCases = ReturnType<typeof makeUseCases>;

/** How long a client may go on repeating a command with the same key. */
const daysOfIdempotency = 3;

/** The whole service, top to bottom. */
export async function compose(config: Config, { log, identity, health }: Kit): Promise<Running> {
  const store = await openMongo({ url: config.mongodbUrl, applicationName: 'leads', log });
  const rabbit = connectRabbit({ url: config.rabbitmqUrl, service: 'leads', log });
  const outbox = makeOutbox({ service: 'leads' });
  const masterData = connectGrpc(MasterDataServiceClient, { address: config.masterDataAddress, identity, log });
  const stopping = new AbortController();
  health.check('mongodb', () => store.ping());

  const wakes = { onIntakes: () => schedules.intakes.wake(), onImport: () => schedules.imports.wake() };
  const useCases = makeUseCases({ store, outbox, masterData, log, wakes, stopping: stopping.signal });

  const relay = startRelay({ store, rabbit, outbox });
  const sealer = startAuditSealer(store);
  const channels = subscribeRaw({
    store,
    rabbit,
    service: 'leads',
    purpose: 'intake',
    key: channelMessageKey,
    handle: onChannelMessage(useCases),
  });
  const staff = subscribe({
    store,
    rabbit,
    service: 'leads',
    purpose: 'staff',
    handlers: {
      'tributary.directory.employee.changed.v1': onEmployeeChanged(useCases),
      'tributary.directory.employee.left.v1': onEmployeeLeft(useCases),
    },
  });
  const customers = subscribe({
    store,
    rabbit,
    service: 'leads',
    purpose: 'customer-file',
    handlers: {
      'tributary.master-data.customer.merged.v1': onCustomerMerged(useCases),
      'tributary.master-data.customer.split.v1': onCustomerSplit(useCases),
    },
  });
  const owners = subscribe({
    store,
    rabbit,
    service: 'leads',
    purpose: 'customer-owners',
    handlers: { 'tributary.sales.customer-owner.changed.v1': onCustomerOwnerChanged(useCases) },
  });

  const schedules = startSchedules(useCases, log);
  const forgetting = repeat('forget answered commands', { pauseMs: 3_600_000, log }, async () => {
    await pruneIdempotency(store, addDays(new Date(), -daysOfIdempotency));
    return { more: false };
  });

  const grpc = await serveGrpc({
    port: config.grpcPort,
    identity,
    log,
    services: [
      { definition: LeadServiceService, implementation: leadService(useCases) },
      { definition: IntakeServiceService, implementation: intakeService(useCases) },
      { definition: ImportServiceService, implementation: importService(useCases) },
      { definition: LeadSettingsServiceService, implementation: leadSettingsService(useCases) },
    ],
  });

  const sayStopping: Running = { stop: async () => stopping.abort() };
  return stopInOrder(
    ...[sayStopping, grpc, channels, staff, customers, owners],
    ...Object.values(schedules),
    ...[forgetting, masterData, relay, sealer, rabbit, store],
  );
}

interface Surroundings {
  readonly store: MongoStore;
  readonly outbox: Outbox;
  readonly masterData: Peer<typeof MasterDataServiceService>;
  readonly log: Log;
  readonly wakes: ImportWakes;
  readonly stopping: AbortSignal;
}

function makeUseCases({ store, outbox, masterData, log, wakes, stopping }: Surroundings) {
  const now = () => new Date();
  const newId = () => uuid();
  const service = serviceActor('leads');

  const settings = makeSettingsStore(store);
  const { policy } = settings;
  const atTheDesk = makeAtTheLeadDesk(store, outbox);
  const leads = makeLeadReader(store);
  const history = makeLeadHistory(store);
  const shelves = makeIntakeShelves(store, outbox, wakes.onIntakes);
  const intakes = makeIntakeReader(store);
  const imports = makeImportReader(store);
  const file = makeImportFile(store);
  const atTheImportShelf = makeImportShelf(store, outbox, wakes);
  const customerFile = makeCustomerFile(outbox);
  const employees = makeStaff();

  return {
    getLead: makeGetLead(leads),
    listLeads: makeListLeads(leads),
    listFollowUps: makeListFollowUps(leads, history),
    listCustodyChanges: makeListCustodyChanges(leads, history),
    revealLeadContact: makeRevealLeadContact({ atTheDesk }),
    claimLead: makeClaimLead({ atTheDesk, policy, now }),
    returnLead: makeReturnLead({ atTheDesk, policy, now }),
    assignLead: makeAssignLead({ atTheDesk, policy, now }),
    transferLead: makeTransferLead({ atTheDesk, policy, now }),
    extendProtection: makeExtendProtection({ atTheDesk, policy, now }),
    recordFollowUp: makeRecordFollowUp({ atTheDesk, policy, now, newId }),
    qualifyLead: makeQualifyLead({ atTheDesk, now }),
    disqualifyLead: makeDisqualifyLead({ atTheDesk, now }),
    watchDeadlines: makeWatchDeadlines({ deadlines: makeDeadlines(store), atTheDesk, policy, now, service }),

    submitIntake: makeSubmitIntake({ atTheShelf: shelves.atTheShelf, policy, now }),
    keepUnreadable: makeKeepUnreadable({ atTheShelf: shelves.atTheShelf, policy, now }),
    receiveChannelMessage: makeReceiveChannelMessage({ shelfIn: shelves.shelfIn, policy, now }),
    getIntake: makeGetIntake(intakes),
    listRejectedIntakes: makeListRejectedIntakes(intakes),
    replayIntake: makeReplayIntake({ atTheShelf: shelves.atTheShelf, policy }),
    revealUnreadable: makeRevealUnreadable({ atTheShelf: shelves.atTheShelf }),
    settleIntakes: makeSettleIntakes({
      queue: makeIntakeQueue(store),
      resolveCustomer: makeCustomerResolver(masterData),
      atTheIntakeDesk: makeAtTheIntakeDesk(store, outbox),
      policy,
      now,
      newId,
      service,
      log,
    }),

    createImport: makeCreateImport({ atTheShelf: atTheImportShelf, now, newId }),
    uploadImportContent: makeUploadImportContent(atTheImportShelf),
    previewImport: makePreviewImport({ imports, file }),
    startImport: makeStartImport({ imports, file, atTheShelf: atTheImportShelf }),
    cancelImport: makeCancelImport(atTheImportShelf),
    resumeImport: makeResumeImport(atTheImportShelf),
    getImport: makeGetImport({ imports, tallies: imports }),
    listImports: makeListImports(imports),
    getImportErrors: makeGetImportErrors({ imports, rejected: imports, file, policy }),
    runImports: makeRunImports({
      queue: imports,
      file,
      tallies: imports,
      atTheShelf: atTheImportShelf,
      policy,
      now,
      service,
      log,
      stopping,
    }),

    getLeadSettings: makeGetLeadSettings(settings),
    updateLeadSettings: makeUpdateLeadSettings({ atTheShelf: settings.atTheShelf }),

    keepEmployee: makeKeepEmployee(employees),
    leaveEmployee: makeLeaveEmployee(employees),
    handOverLeads: makeHandOverLeads({ handOvers: makeHandOvers(store), atTheDesk, policy, now, service }),
    followMerge: makeFollowMerge({ file: customerFile, now }),
    followSplit: makeFollowSplit({ file: customerFile, now }),
    keepOwner: makeKeepOwner(makeCustomerOwners()),
  };
}
