import { Customer, type MasterDataServiceServer, MasterDataServiceService } from '@tributary/contracts/master-data';
import { makeIdentity, makeLog, query, type Refusal, serveGrpc } from '@tributary/service-kit';

/** Answers as master-data does, from the same contract. */
export interface MasterDataStandIn {
  readonly port: number;
  /** Who is known under a number. */
  know(phone: string, customer: Partial<Customer>): void;
  refuseWith(refusal: Refusal | undefined): void;
  /** Keeps every caller waiting until it is told to go on. */
  hang(): () => void;
  /** On whose behalf it was asked, each time. */
  readonly askedBy: readonly string[];
  stop(): Promise<void>;
}

export async function startMasterDataStandIn(keysFolder: string): Promise<MasterDataStandIn> {
  const identity = await makeIdentity({
    service: 'master-data',
    keyFile: `${keysFolder}/master-data.key.json`,
    trustedKeysFile: `${keysFolder}/trusted-keys.json`,
  });
  const known = new Map<string, Customer[]>();
  const askedBy: string[] = [];
  let refusal: Refusal | undefined;
  let gate = Promise.resolve();

  const { lookupByPhone } = MasterDataServiceService;
  const implementation: Pick<MasterDataServiceServer, 'lookupByPhone'> = {
    lookupByPhone: query(async ({ phone }, actor) => {
      askedBy.push(actor.id);
      await gate;
      const customers = known.get(phone) ?? [];
      return refusal ?? { items: customers.map((customer) => ({ customer, contactId: '', lastSeenAt: undefined })) };
    }),
  };
  const server = await serveGrpc({
    port: 0,
    identity,
    log: makeLog({ service: 'master-data', level: 'fatal' }),
    services: [{ definition: { lookupByPhone }, implementation }],
  });
  return {
    ...server,
    askedBy,
    know: (phone, customer) => void known.set(phone, [...(known.get(phone) ?? []), Customer.create(customer)]),
    refuseWith: (next) => {
      refusal = next;
    },
    hang: () => {
      const { promise, resolve } = deferred();
      gate = promise;
      return resolve;
    },
  };
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
