import { MasterDataServiceService } from '@tributary/contracts/master-data';
import { connectRabbit } from '@tributary/messaging';
import { makeOutbox, startRelay, subscribe } from '@tributary/messaging/postgres';
import { type Kit, type Running, serveGrpc, stopInOrder } from '@tributary/service-kit';
import { openPostgres, startAuditSealer } from '@tributary/stores/postgres';
import { v7 as uuid } from 'uuid';
import type { Config } from './config';
import { defaultSurvivorship } from './domain/customer/golden-record';
import { onCustomerOwnerChanged } from './inbound/events/on-customer-owner-changed';
import { masterDataService } from './inbound/grpc/master-data-service';
import { type DeskParts, makeDesk, makeLooking, makeResolutionDesk } from './outbound/postgres/make-desk';
import { makeRegistry } from './outbound/postgres/make-registry';
import { makeSearch } from './outbound/postgres/make-search';
import { owners } from './outbound/postgres/owner-rows';
import { openIdCardVault } from './outbound/secrets/id-card-vault';
import { makeBatchGetCustomers } from './use-cases/batch-get-customers';
import { makeCheckImport } from './use-cases/check-import';
import { makeDecideReviewTask } from './use-cases/decide-review-task';
import { makeFollowCustomerOwner } from './use-cases/follow-customer-owner';
import { makeGetCustomer } from './use-cases/get-customer';
import { makeGetCustomerLineage } from './use-cases/get-customer-lineage';
import { makeListReviewTasks } from './use-cases/list-review-tasks';
import { makeLookUpByPhone } from './use-cases/look-up-by-phone';
import { makeMergeCustomers } from './use-cases/merge-customers';
import { makePinCustomerValue } from './use-cases/pin-customer-value';
import { makeRelateCustomers } from './use-cases/relate-customers';
import { makeResolveCustomer } from './use-cases/resolve-customer';
import { makeRevealCustomer } from './use-cases/reveal-customer';
import { makeSearchCustomers } from './use-cases/search-customers';
import { makeSplitCustomer } from './use-cases/split-customer';
import { makeTagCustomer } from './use-cases/tag-customer';
import { makeUntagCustomer } from './use-cases/untag-customer';

export type UseCases = ReturnType<typeof makeUseCases>;

/** The whole service, top to bottom. */
export async function compose(config: Config, { log, identity, health }: Kit): Promise<Running> {
  const vault = openIdCardVault(config.idCardKeysFile);
  const store = await openPostgres({ url: config.postgresUrl, applicationName: 'master-data', log });
  const rabbit = connectRabbit({ url: config.rabbitmqUrl, service: 'master-data', log });
  health.check('postgres', store.ping);
  const outbox = makeOutbox({ service: 'master-data' });
  const useCases = makeUseCases({ store, outbox, vault });

  const relay = startRelay({ store, rabbit, outbox });
  const sealer = startAuditSealer(store);
  const ownership = subscribe({
    ...{ store, rabbit, service: 'master-data', purpose: 'customer-owners' },
    handlers: { 'tributary.sales.customer-owner.changed.v1': onCustomerOwnerChanged(useCases) },
  });
  const grpc = await serveGrpc({
    port: config.grpcPort,
    identity,
    log,
    services: [{ definition: MasterDataServiceService, implementation: masterDataService(useCases) }],
  });

  return stopInOrder(grpc, ownership, relay, sealer, rabbit, store);
}

function makeUseCases(parts: DeskParts) {
  const now = () => new Date();
  const newId = () => uuid();
  const policy = () => defaultSurvivorship;
  const { fingerprint } = parts.vault;
  const atTheDesk = makeDesk(parts);
  const registry = makeRegistry(parts.store);

  return {
    resolveCustomer: makeResolveCustomer({ atTheDesk: makeResolutionDesk(parts), fingerprint, policy, now, newId }),
    checkImport: makeCheckImport({ looking: makeLooking(parts), fingerprint, now }),
    getCustomer: makeGetCustomer(registry),
    batchGetCustomers: makeBatchGetCustomers(registry),
    searchCustomers: makeSearchCustomers(makeSearch(parts.store)),
    lookUpByPhone: makeLookUpByPhone(registry),
    revealCustomer: makeRevealCustomer({ atTheDesk }),
    mergeCustomers: makeMergeCustomers({ atTheDesk, policy, now, newId }),
    splitCustomer: makeSplitCustomer({ atTheDesk, policy, now, newId }),
    getCustomerLineage: makeGetCustomerLineage(registry),
    pinCustomerValue: makePinCustomerValue({ atTheDesk, policy, now }),
    tagCustomer: makeTagCustomer({ atTheDesk, policy, now }),
    untagCustomer: makeUntagCustomer({ atTheDesk, policy, now }),
    relateCustomers: makeRelateCustomers({ atTheDesk, policy, now }),
    followCustomerOwner: makeFollowCustomerOwner(owners),
    listReviewTasks: makeListReviewTasks(registry),
    decideReviewTask: makeDecideReviewTask({ atTheDesk, policy, now, newId }),
  };
}
