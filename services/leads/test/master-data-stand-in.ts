import { randomUUID } from 'node:crypto';
import {
  type MasterDataServiceServer,
  MasterDataServiceService,
  ResolutionOutcome,
  ResolveCustomerResponse,
  type SourceRecord,
} from '@tributary/contracts/master-data';
import { type GrpcServer, makeIdentity, makeLog, query, type Refusal, serveGrpc } from '@tributary/service-kit';

/** Answers like master-data, from the same contract: whoever shares a number, address or id is one customer. */
export interface MasterDataStandIn extends GrpcServer {
  /** What every call is refused with, until it is undefined again. */
  refuseWith(refusal: Refusal | undefined): void;
  customerOf(phone: string): string;
  readonly asked: readonly SourceRecord[];
}

export async function startMasterDataStandIn(keysFolder: string): Promise<MasterDataStandIn> {
  const identity = await makeIdentity({
    service: 'master-data',
    keyFile: `${keysFolder}/master-data.key.json`,
    trustedKeysFile: `${keysFolder}/trusted-keys.json`,
  });
  const customers = new Map<string, string>();
  const records = new Map<string, ReturnType<typeof ResolveCustomerResponse.create>>();
  const asked: SourceRecord[] = [];
  let refusal: Refusal | undefined;

  const keysOf = ({ phones, emails, identifiers }: SourceRecord): string[] => [
    ...phones,
    ...emails,
    ...identifiers.map(({ value }) => value),
  ];

  const resolve = (record: SourceRecord) => {
    const keys = keysOf(record);
    const known = keys.map((key) => customers.get(key)).find((id) => id !== undefined);
    const customerId = known ?? randomUUID();
    for (const key of keys) customers.set(key, customerId);
    return ResolveCustomerResponse.create({
      customerId,
      outcome: known ? ResolutionOutcome.MATCH : ResolutionOutcome.NEW,
      probability: 1,
      modelVersion: 'stand-in',
      sourceRecordId: randomUUID(),
    });
  };

  const implementation: Pick<MasterDataServiceServer, 'resolveCustomer'> = {
    resolveCustomer: query(async ({ record }) => {
      if (refusal) return refusal;
      if (!record) throw new Error('the door lets no request without a record through');
      asked.push(record);
      const key = `${record.channel} ${record.channelRecordId} ${record.version}`;
      const answer = records.get(key) ?? resolve(record);
      records.set(key, answer);
      return answer;
    }),
  };

  const customerOf = (phone: string): string => customers.get(phone) ?? '';
  const { resolveCustomer } = MasterDataServiceService;
  const server = await serveGrpc({
    port: 0,
    identity,
    log: makeLog({ service: 'master-data', level: 'fatal' }),
    services: [{ definition: { resolveCustomer }, implementation }],
  });
  return {
    ...server,
    asked,
    customerOf,
    refuseWith: (next) => {
      refusal = next;
    },
  };
}
