import { ApprovalServiceService } from '@tributary/contracts/directory';
import { StockServiceService } from '@tributary/contracts/inventory';
import {
  ContractServiceService,
  OpportunityServiceService,
  OrderServiceService,
  QuoteServiceService,
} from '@tributary/contracts/sales';
import { connectRabbit } from '@tributary/messaging';
import { makeOutbox, type Outbox, startRelay, subscribe } from '@tributary/messaging/postgres';
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
import { openPostgres, type PostgresStore, pruneIdempotency, startAuditSealer } from '@tributary/stores/postgres';
import { v7 as uuid } from 'uuid';
import type { Config } from './config';
import { salesPolicy } from './domain/policy';
import { onApprovalDecided } from './inbound/events/on-approval-decided';
import { onCustomerMerged, onCustomerSplit } from './inbound/events/on-customer';
import { onCollection, onInvoiceIssued } from './inbound/events/on-finance';
import { onProductChanged, onReservationChanged } from './inbound/events/on-inventory';
import { onLeadQualified } from './inbound/events/on-lead-qualified';
import { contractService, quoteService } from './inbound/grpc/contract-services';
import { opportunityService } from './inbound/grpc/opportunity-service';
import { orderService } from './inbound/grpc/order-service';
import { makeRequestApproval } from './outbound/grpc/approvals';
import { makeStockKeeper } from './outbound/grpc/stock-keeper';
import { approvalQueue } from './outbound/postgres/approval-requests';
import { fulfilmentQueue } from './outbound/postgres/fulfilment-queue';
import { productShelf } from './outbound/postgres/products';
import { makeSalesDesk, salesDeskIn, type Wakes } from './outbound/postgres/sales-desk';
import { makeSalesReader } from './outbound/postgres/sales-reader';
import { makeAskForApprovals } from './use-cases/approvals/ask-for-approvals';
import { makeTakeDecision } from './use-cases/approvals/take-decision';
import { makeFollowMoney } from './use-cases/contracts/follow-money';
import { makeSignContract } from './use-cases/contracts/sign-contract';
import { makeSubmitContract } from './use-cases/contracts/submit-contract';
import { makeFollowMerge } from './use-cases/customers/follow-merge';
import { makeFollowSplit } from './use-cases/customers/follow-split';
import { makeCreateOpportunity } from './use-cases/opportunities/create-opportunity';
import { makeLoseOpportunity } from './use-cases/opportunities/lose-opportunity';
import { makeMoveOpportunity } from './use-cases/opportunities/move-opportunity';
import { makeTakeQualifiedLead } from './use-cases/opportunities/take-qualified-lead';
import { makeCancelOrder } from './use-cases/orders/cancel-order';
import { makeFollowReservation } from './use-cases/orders/follow-reservation';
import { makeFulfilOrders } from './use-cases/orders/fulfil-orders';
import { makePlaceOrder } from './use-cases/orders/place-order';
import { makeKeepProduct } from './use-cases/products/keep-product';
import { makeAcceptQuote } from './use-cases/quotes/accept-quote';
import { makeCreateQuote } from './use-cases/quotes/create-quote';
import { makePriceQuote } from './use-cases/quotes/price-quote';

export type UseCases = ReturnType<typeof makeUseCases>;

/** How long a client may go on repeating a command with the same key. */
const idempotencyMs = 3 * 86_400_000;

/** The whole service, top to bottom. */
export async function compose(config: Config, { log, identity, health }: Kit): Promise<Running> {
  const store = await openPostgres({ url: config.postgresUrl, applicationName: 'sales', log });
  const rabbit = connectRabbit({ url: config.rabbitmqUrl, service: 'sales', log });
  const outbox = makeOutbox({ service: 'sales' });
  const directory = connectGrpc({ service: ApprovalServiceService }, { address: config.directoryAddress, identity, log });
  const inventory = connectGrpc({ service: StockServiceService }, { address: config.inventoryAddress, identity, log });
  health.check('postgres', store.ping);

  const wakes: Wakes = { onApprovalRequest: () => approvals.wake(), onFulfilment: () => fulfilment.wake() };
  const useCases = makeUseCases({ store, outbox, directory, inventory, wakes, log });

  const relay = startRelay({ store, rabbit, outbox });
  const sealer = startAuditSealer(store);
  const approvals = repeat('ask for approvals', { pauseMs: 1_000, log }, async () => ({
    more: (await useCases.askForApprovals()) > 0,
  }));
  const fulfilment = repeat('fulfil orders', { pauseMs: 1_000, log }, async () => ({
    more: (await useCases.fulfilOrders()) > 0,
  }));
  const forgetting = repeat('forget answered commands', { pauseMs: 3_600_000, log }, async () => {
    await pruneIdempotency(store, new Date(Date.now() - idempotencyMs));
    return { more: false };
  });
  const consumers = subscribeToOthers({ store, rabbit }, useCases);
  const grpc = await serveGrpc({
    port: config.grpcPort,
    identity,
    log,
    services: [
      { definition: OpportunityServiceService, implementation: opportunityService(useCases) },
      { definition: QuoteServiceService, implementation: quoteService(useCases) },
      { definition: ContractServiceService, implementation: contractService(useCases) },
      { definition: OrderServiceService, implementation: orderService(useCases) },
    ],
  });

  return stopInOrder(
    ...[grpc, ...consumers, approvals, fulfilment, forgetting, directory, inventory],
    ...[relay, sealer, rabbit, store],
  );
}

/** What others tell sales. Each purpose fails, waits and is replayed on its own. */
function subscribeToOthers(
  where: { readonly store: PostgresStore; readonly rabbit: ReturnType<typeof connectRabbit> },
  useCases: UseCases,
): readonly Running[] {
  const service = 'sales';
  return [
    subscribe({
      ...where,
      service,
      purpose: 'qualified-leads',
      handlers: { 'tributary.leads.lead.qualified.v1': onLeadQualified(useCases) },
    }),
    subscribe({
      ...where,
      service,
      purpose: 'approvals',
      handlers: { 'tributary.directory.approval.decided.v1': onApprovalDecided(useCases) },
    }),
    subscribe({
      ...where,
      service,
      purpose: 'customer-file',
      handlers: {
        'tributary.master-data.customer.merged.v1': onCustomerMerged(useCases),
        'tributary.master-data.customer.split.v1': onCustomerSplit(useCases),
      },
    }),
    subscribe({
      ...where,
      service,
      purpose: 'price-list',
      handlers: { 'tributary.inventory.product.changed.v1': onProductChanged(useCases) },
    }),
    subscribe({
      ...where,
      service,
      purpose: 'fulfilment',
      handlers: { 'tributary.inventory.reservation.changed.v1': onReservationChanged(useCases) },
    }),
    subscribe({
      ...where,
      service,
      purpose: 'contract-money',
      handlers: {
        'tributary.finance.collection.approved.v1': onCollection(useCases),
        'tributary.finance.collection.reversed.v1': onCollection(useCases),
        'tributary.finance.invoice.issued.v1': onInvoiceIssued(useCases),
      },
    }),
  ];
}

interface Parts {
  readonly store: PostgresStore;
  readonly outbox: Outbox;
  readonly directory: Peer<typeof ApprovalServiceService>;
  readonly inventory: Peer<typeof StockServiceService>;
  readonly wakes: Wakes;
  readonly log: Log;
}

function makeUseCases({ store, outbox, directory, inventory, wakes, log }: Parts) {
  const now = () => new Date();
  const newId = () => uuid();
  const policy = salesPolicy;
  const service = serviceActor('sales');
  const deskIn = salesDeskIn(outbox, wakes);
  const atTheDesk = makeSalesDesk(store, deskIn);

  return {
    read: makeSalesReader(store),
    createOpportunity: makeCreateOpportunity({ atTheDesk, newId, now }),
    takeQualifiedLead: makeTakeQualifiedLead({ deskIn, newId, now }),
    moveOpportunity: makeMoveOpportunity({ atTheDesk, now }),
    loseOpportunity: makeLoseOpportunity({ atTheDesk, now }),
    priceQuote: makePriceQuote({ atTheDesk, policy }),
    createQuote: makeCreateQuote({ atTheDesk, policy, newId, now }),
    acceptQuote: makeAcceptQuote({ atTheDesk, policy, newId, now }),
    submitContract: makeSubmitContract({ atTheDesk, newId, now }),
    signContract: makeSignContract({ atTheDesk, now }),
    followMoney: makeFollowMoney({ deskIn, now }),
    askForApprovals: makeAskForApprovals({
      queue: approvalQueue(store, service),
      requestApproval: makeRequestApproval(directory),
      now,
      log,
    }),
    takeDecision: makeTakeDecision({ deskIn, now }),
    placeOrder: makePlaceOrder({ atTheDesk, policy, newId, now }),
    cancelOrder: makeCancelOrder({ atTheDesk, now }),
    followReservation: makeFollowReservation({ deskIn, now }),
    fulfilOrders: makeFulfilOrders({
      queue: fulfilmentQueue(store, service),
      stock: makeStockKeeper(inventory),
      atTheDesk,
      service,
      now,
      log,
    }),
    followMerge: makeFollowMerge({ deskIn, now }),
    followSplit: makeFollowSplit({ deskIn, now }),
    keepProduct: makeKeepProduct(productShelf),
  };
}
