import { ApprovalServiceService } from '@tributary/contracts/directory';
import {
  CollectionServiceService,
  InvoiceServiceService,
  LedgerServiceService,
  ReceivableServiceService,
} from '@tributary/contracts/finance';
import { connectRabbit } from '@tributary/messaging';
import { makeOutbox, type Outbox, startRelay, subscribe } from '@tributary/messaging/postgres';
import { connectGrpc, type Kit, type Log, type Peer, type Running, repeat, serveGrpc, stopInOrder } from '@tributary/service-kit';
import { openPostgres, type PostgresStore, startAuditSealer } from '@tributary/stores/postgres';
import { v7 as uuid } from 'uuid';
import type { Config } from './config';
import { financePolicy as policy } from './domain/policy';
import { onApprovalDecided } from './inbound/events/on-approval';
import { onContractSigned } from './inbound/events/on-contract';
import { onCustomerMerged, onCustomerSplit } from './inbound/events/on-customer';
import { collectionService, invoiceService, ledgerService, receivableService } from './inbound/grpc/finance-services';
import { makeRequestApproval } from './outbound/grpc/approvals';
import { makeApprovalSteps } from './outbound/postgres/approval-steps';
import { makeAtTheCollectionDesk, makeCollectionDeskIn } from './outbound/postgres/collection-desk';
import { makeFinanceReader } from './outbound/postgres/finance-reader';
import { makeAtTheInvoiceDesk, makeInvoiceDeskIn } from './outbound/postgres/invoice-desk';
import { addReceivable, customerReferences } from './outbound/postgres/receivable-shelf';
import { makeAskApprovals } from './use-cases/approvals/ask-approvals';
import { makeDecideCollection } from './use-cases/collections/decide-collection';
import { makeRecordCollection } from './use-cases/collections/record-collection';
import { makeReverseCollection } from './use-cases/collections/reverse-collection';
import { makeSubmitCollection } from './use-cases/collections/submit-collection';
import { makeFollowMerge, makeFollowSplit } from './use-cases/customers/follow-customer';
import { makeDecideInvoice } from './use-cases/invoices/decide-invoice';
import { makeIssueInvoice } from './use-cases/invoices/issue-invoice';
import { makeRequestInvoice } from './use-cases/invoices/request-invoice';
import { makeOpenReceivable } from './use-cases/receivables/open-receivable';

export type UseCases = ReturnType<typeof makeUseCases>;

/** The whole service, top to bottom. */
export async function compose(config: Config, { log, identity, health }: Kit): Promise<Running> {
  const store = await openPostgres({ url: config.postgresUrl, applicationName: 'finance', log });
  health.check('postgres', store.ping);
  const rabbit = connectRabbit({ url: config.rabbitmqUrl, service: 'finance', log });
  const outbox = makeOutbox({ service: 'finance' });
  const directory = connectGrpc({ service: ApprovalServiceService }, { address: config.directoryAddress, identity, log });
  const useCases = makeUseCases({ store, outbox, directory, log, onApprovalWanted: () => asking.wake() });

  const relay = startRelay({ store, rabbit, outbox });
  const sealer = startAuditSealer(store);
  const contracts = subscribe({
    ...{ store, rabbit, service: 'finance', purpose: 'contracts' },
    handlers: { 'tributary.sales.contract.signed.v1': onContractSigned(useCases) },
  });
  const approvals = subscribe({
    ...{ store, rabbit, service: 'finance', purpose: 'approvals' },
    handlers: { 'tributary.directory.approval.decided.v1': onApprovalDecided(useCases) },
  });
  const customers = subscribe({
    ...{ store, rabbit, service: 'finance', purpose: 'customer-file' },
    handlers: {
      'tributary.master-data.customer.merged.v1': onCustomerMerged(useCases),
      'tributary.master-data.customer.split.v1': onCustomerSplit(useCases),
    },
  });
  const asking = repeat('ask for approvals', { pauseMs: 1_000, log }, useCases.askApprovals);
  const grpc = await serveGrpc({
    port: config.grpcPort,
    identity,
    log,
    services: [
      { definition: ReceivableServiceService, implementation: receivableService(useCases) },
      { definition: CollectionServiceService, implementation: collectionService(useCases) },
      { definition: InvoiceServiceService, implementation: invoiceService(useCases) },
      { definition: LedgerServiceService, implementation: ledgerService(useCases) },
    ],
  });

  return stopInOrder(grpc, contracts, approvals, customers, asking, directory, relay, sealer, rabbit, store);
}

interface Surroundings {
  readonly store: PostgresStore;
  readonly outbox: Outbox;
  readonly directory: Peer<typeof ApprovalServiceService>;
  readonly log: Log;
  readonly onApprovalWanted: () => void;
}

function makeUseCases({ store, outbox, directory, log, onApprovalWanted }: Surroundings) {
  const now = () => new Date();
  const newId = () => uuid();
  const collectionDeskIn = makeCollectionDeskIn(outbox, onApprovalWanted);
  const atTheCollectionDesk = makeAtTheCollectionDesk(store, collectionDeskIn);
  const invoiceDeskIn = makeInvoiceDeskIn(outbox, onApprovalWanted);
  const atTheInvoiceDesk = makeAtTheInvoiceDesk(store, invoiceDeskIn);

  return {
    read: makeFinanceReader(store, policy),
    openReceivable: makeOpenReceivable({ add: addReceivable, policy }),
    followMerge: makeFollowMerge(customerReferences),
    followSplit: makeFollowSplit(customerReferences),
    recordCollection: makeRecordCollection({ atTheDesk: atTheCollectionDesk, policy, newId, now }),
    submitCollection: makeSubmitCollection({ atTheDesk: atTheCollectionDesk }),
    decideCollection: makeDecideCollection({ deskIn: collectionDeskIn, policy, now }),
    reverseCollection: makeReverseCollection({ atTheDesk: atTheCollectionDesk, policy, now }),
    requestInvoice: makeRequestInvoice({ atTheDesk: atTheInvoiceDesk, newId, now }),
    decideInvoice: makeDecideInvoice({ deskIn: invoiceDeskIn }),
    issueInvoice: makeIssueInvoice({ atTheDesk: atTheInvoiceDesk, policy, now }),
    askApprovals: makeAskApprovals({
      steps: makeApprovalSteps(store),
      requestApproval: makeRequestApproval(directory),
      now,
      log,
    }),
  };
}
