import { promisify } from 'node:util';
import {
  Client,
  type ClientReadableStream,
  connectivityState,
  credentials,
  type Metadata,
  type ServiceDefinition,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import { methodFacts } from '@tributary/contracts';
import { currentCall } from '../call-context';
import type { Identity } from '../identity/make-identity';
import type { Log } from '../log/make-log';
import type { Running } from '../running';
import { countRetry, measureClientCall } from './grpc-metrics';
import { deadlineOf, metadataOf, type PeerCallOptions } from './peer-call';
import { RemoteRefusal } from './remote-refusal';
import { toRemoteRefusal } from './rpc-status';
import { withRetries } from './with-retries';

/** Generated method definitions by method name. */
type Definition = Readonly<Record<string, ServiceDefinition[string]>>;

type PeerMethod<Method> = Method extends {
  readonly responseStream: infer Streams;
  readonly requestSerialize: (request: infer Request) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => infer Reply;
}
  ? (request: Request, options?: PeerCallOptions) => Streams extends true ? AsyncIterable<Reply> : Promise<Reply>
  : never;

/** A peer's methods as functions. They throw `RemoteRefusal` and nothing else. */
export type Peer<Methods> = { readonly [Name in keyof Methods]: PeerMethod<Methods[Name]> } & Running;

export interface PeerOptions {
  /** `host:port`, or `dns:///host:port` for all replicas behind a name. */
  readonly address: string;
  readonly identity: Identity;
  readonly log: Log;
  /** For calls that do not say otherwise, in milliseconds; 5000. */
  readonly deadlineMs?: number;
  /** How long a call waits for the connection while the peer restarts, in milliseconds; 2000. */
  readonly readyMs?: number;
}

/**
 * Connects to a peer, when the first call needs it. The present call's acting user, origin, deadline, cancellation and trace
 * travel along. Retried are calls that only read and commands with an idempotency key, and only when the peer is unavailable.
 */
export function connectGrpc<Methods extends Definition>(
  { service }: { readonly service: Methods },
  { address, identity, log, deadlineMs = 5_000, readyMs = 2_000 }: PeerOptions,
): Peer<Methods> {
  const client = new Client(address, credentials.createInsecure(), channelOptions);
  const peer: OpenPeer = { client, identity, log, usualMs: deadlineMs, readyMs };
  const methods = Object.entries(service).map(([name, method]) => [
    name,
    (request: unknown, options: PeerCallOptions = {}) =>
      method.responseStream ? callStream(peer, method, request, options) : callUnary(peer, method, request, options),
  ]);
  return Object.assign(Object.fromEntries(methods), { stop: async () => client.close() }) as Peer<Methods>;
}

const channelOptions = {
  // Retries are ours: whether a command may be repeated depends on its key, which the library cannot see.
  'grpc.enable_retries': 0,
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 10_000,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2_000,
  'grpc.max_receive_message_length': 16 * 1024 * 1024,
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
};

interface OpenPeer {
  readonly client: Client;
  readonly identity: Identity;
  readonly log: Log;
  readonly usualMs: number;
  readonly readyMs: number;
}

type Method = ServiceDefinition[string];

async function callUnary(peer: OpenPeer, method: Method, request: unknown, options: PeerCallOptions): Promise<unknown> {
  const { path } = method;
  const deadline = deadlineOf(options, peer.usualMs);
  const readyBy = Math.min(deadline, Date.now() + peer.readyMs);
  const mayRepeat = options.idempotencyKey !== undefined || methodFacts(path)?.idempotent === true;
  const onRetry = (): void => {
    countRetry(path);
    peer.log.warn({ method: path }, 'peer is unavailable, trying again');
  };
  const measured = measureClientCall(path);
  try {
    const reply = await withRetries({ mayRepeat, deadline, onRetry }, async () => {
      await untilConnected(peer.client, path, readyBy);
      return unary(peer.client, method, request, await metadataOf(options, peer.identity), deadline);
    });
    measured(status.OK);
    return reply;
  } catch (error) {
    measured(error instanceof RemoteRefusal ? error.status : status.UNKNOWN);
    throw error;
  }
}

function unary(client: Client, method: Method, request: unknown, metadata: Metadata, deadline: number): Promise<unknown> {
  const { path, requestSerialize, responseDeserialize } = method;
  const signal = currentCall()?.signal;
  return new Promise((resolve, reject) => {
    const call = client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadata,
      { deadline },
      (error, reply) => {
        signal?.removeEventListener('abort', cancel);
        if (error) reject(toRemoteRefusal(error, path));
        else resolve(reply);
      },
    );
    const cancel = (): void => call.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    if (signal?.aborted) cancel();
  });
}

async function* callStream(peer: OpenPeer, method: Method, request: unknown, options: PeerCallOptions): AsyncGenerator<unknown> {
  const { path, requestSerialize, responseDeserialize } = method;
  const { deadlineMs } = options;
  const deadline = deadlineMs === undefined ? {} : { deadline: deadlineOf(options, deadlineMs) };
  await untilConnected(peer.client, path, Date.now() + peer.readyMs);
  const metadata = await metadataOf(options, peer.identity);
  const call: ClientReadableStream<unknown> = peer.client.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    request,
    metadata,
    deadline,
  );
  // Whoever stops reading cancels the call, which then reports that as an error nobody listens to any more.
  call.on('error', () => undefined);
  const signal = currentCall()?.signal;
  const cancel = (): void => call.cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  try {
    yield* call;
  } catch (error) {
    throw toRemoteRefusal(error as ServiceError, path);
  } finally {
    signal?.removeEventListener('abort', cancel);
    call.cancel();
  }
}

/** A peer that restarts is waited for, but not for as long as a call may take: the caller's caller waits as well. */
async function untilConnected(client: Client, method: string, readyBy: number): Promise<void> {
  if (client.getChannel().getConnectivityState(true) === connectivityState.READY) return;
  const ready = promisify(client.waitForReady).bind(client);
  await ready(readyBy).catch(() => {
    throw new RemoteRefusal({ refused: 'service.unavailable', details: {}, violations: [], method, status: status.UNAVAILABLE });
  });
}
