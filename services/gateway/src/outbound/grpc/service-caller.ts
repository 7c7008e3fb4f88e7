import { allMethods, type MethodFacts } from '@tributary/contracts';
import {
  anonymousActor,
  connectGrpc,
  type Identity,
  type Log,
  type Peer,
  RemoteRefusal,
  type Running,
  runInCall,
  stopInOrder,
} from '@tributary/service-kit';
import type { CallFacts, CallService } from '../../use-cases/invoke-operation';

/** Every unary method takes bytes and answers bytes: the gateway has already made them from the descriptors. */
interface RawMethod {
  readonly path: string;
  readonly requestStream: false;
  readonly responseStream: false;
  readonly requestSerialize: (bytes: Uint8Array) => Buffer;
  readonly requestDeserialize: (bytes: Buffer) => Uint8Array;
  readonly responseSerialize: (bytes: Uint8Array) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Uint8Array;
}

interface Options {
  /** `host:port` by service, such as `master-data`; undefined for one that is not installed. */
  readonly addresses: Readonly<Record<string, string | undefined>>;
  readonly identity: Identity;
  readonly log: Log;
}

export interface ServiceCaller extends Running {
  readonly callService: CallService;
}

/** Longest time a REST call may take, in milliseconds. */
const deadlineMs = 15_000;

/** What a service that is not installed would answer is said to be unavailable. */
export function makeServiceCaller({ addresses, identity, log }: Options): ServiceCaller {
  const peers = new Map<string, Peer<Readonly<Record<string, RawMethod>>>>();
  const methods = new Map<string, Peer<Readonly<Record<string, RawMethod>>>>();
  for (const [service, owned] of byService(allMethods())) {
    const address = addresses[service];
    if (address === undefined) {
      log.warn({ peer: service }, 'has no address; its operations are unavailable');
      continue;
    }
    const definition = Object.fromEntries(owned.map(({ path }) => [path, rawMethod(path)]));
    const peer = connectGrpc({ service: definition }, { address, identity, log, deadlineMs });
    peers.set(service, peer);
    for (const { path } of owned) methods.set(path, peer);
  }

  const callService: CallService = async (method, bytes, facts) => {
    const call = methods.get(method)?.[method];
    if (!call) return { failure: { code: 'service.unavailable' } };
    try {
      const { idempotencyKey } = facts;
      return {
        bytes: await runInCall(contextOf(method, facts), () => call(bytes, { ...(idempotencyKey && { idempotencyKey }) })),
      };
    } catch (error) {
      if (!(error instanceof RemoteRefusal)) throw error;
      return { failure: { code: error.refused, details: error.details, fields: error.violations } };
    }
  };

  return { callService, stop: () => stopInOrder(...peers.values()).stop() };
}

/** The request at our own door, so that token, origin, deadline and hang-up travel on. */
const contextOf = (method: string, { actingToken, originIp, signal }: CallFacts) => ({
  method,
  actor: anonymousActor,
  ...(actingToken && { actingToken }),
  deadline: new Date(Date.now() + deadlineMs),
  signal,
  originIp,
});

function byService(methods: readonly MethodFacts[]): ReadonlyMap<string, readonly MethodFacts[]> {
  const services = new Map<string, MethodFacts[]>();
  for (const method of methods.filter(({ http, kind }) => http && kind === 'unary')) {
    services.set(method.service, [...(services.get(method.service) ?? []), method]);
  }
  return services;
}

const rawMethod = (path: string): RawMethod => ({
  path,
  requestStream: false,
  responseStream: false,
  requestSerialize: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  requestDeserialize: (bytes) => bytes,
  responseSerialize: (bytes) => Buffer.from(bytes),
  responseDeserialize: (bytes) => bytes,
});
