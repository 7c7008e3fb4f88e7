import { Server, ServerCredentials, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { methodFacts } from '@tributary/contracts';
import { HealthImplementation } from 'grpc-health-check';
import type { Identity } from '../identity/make-identity';
import type { Log } from '../log/make-log';
import type { Running } from '../running';
import { doorOf } from './doors';
import { reflectionOf } from './reflection';
import { type ServedMethod, serveStream, serveUnary } from './serve-method';

export interface GrpcLimits {
  /** Largest request, in bytes. */
  readonly requestBytes: number;
  /** Longest time for an answer, streams excepted, in milliseconds. */
  readonly answerMs: number;
  /** Longest time for calls under way when the server stops, in milliseconds. */
  readonly drainMs: number;
}

const usualLimits: GrpcLimits = { requestBytes: 4 * 1024 * 1024, answerMs: 30_000, drainMs: 10_000 };

export interface ServedService {
  readonly definition: ServiceDefinition;
  /** Every handler made by `query`, `command` or `stream`. */
  readonly implementation: UntypedServiceImplementation;
}

export interface GrpcOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly identity: Identity;
  readonly log: Log;
  readonly services: readonly ServedService[];
  readonly limits?: Partial<GrpcLimits>;
}

export interface GrpcServer extends Running {
  /** The port that was bound. */
  readonly port: number;
}

/**
 * Opens the gRPC door of a service, with health checks and reflection beside it.
 * @throws Error when a method does not say who may call it (PERM-4) or its handler was not made by a door function.
 */
export async function serveGrpc({ port, identity, log, services, limits }: GrpcOptions): Promise<GrpcServer> {
  const { requestBytes, answerMs, drainMs } = { ...usualLimits, ...limits };
  const stopping = new AbortController();
  const server = new Server({
    'grpc.max_receive_message_length': requestBytes,
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 10_000,
    // Callers reconnect now and then, and so find replicas that were added meanwhile.
    'grpc.max_connection_age_ms': 30 * 60_000,
    'grpc.max_connection_age_grace_ms': 60_000,
  });

  const common = { identity, log, longestMs: answerMs, stopping: stopping.signal };
  for (const { definition, implementation } of services) {
    for (const [name, method] of Object.entries(definition)) registerMethod(server, name, method, implementation[name], common);
  }
  const names = services.flatMap(({ definition }) => serviceNamesOf(definition));
  const health = new HealthImplementation(Object.fromEntries(['', ...names].map((name) => [name, 'SERVING'])));
  health.addToServer(server);
  reflectionOf(names).addToServer(server);

  const bound = await bind(server, port);
  log.info({ port: bound, services: names }, 'gRPC door is open');

  return {
    port: bound,
    stop: async () => {
      for (const name of ['', ...names]) health.setStatus(name, 'NOT_SERVING');
      stopping.abort();
      await drain(server, drainMs, log);
    },
  };
}

type Common = Pick<ServedMethod<unknown>, 'identity' | 'log' | 'longestMs' | 'stopping'>;

function registerMethod(server: Server, name: string, method: ServiceDefinition[string], handler: unknown, common: Common): void {
  const { path, requestDeserialize: decode, responseSerialize: encode } = method;
  const facts = methodFacts(path);
  if (!facts) throw new Error(`PERM-4: ${path} does not say who may call it`);
  const door = doorOf(handler);
  if (door?.kind !== facts.kind)
    throw new Error(`PERM-4: the handler '${name}' of ${path} was not made by query, command or stream`);

  // Bytes in, bytes out; see serveUnary.
  if (door.kind === 'unary') {
    server.register(path, serveUnary({ ...common, facts, door, decode, encode }), asItIs, asItIs, 'unary');
  } else {
    server.register(path, serveStream({ ...common, facts, door, decode, encode }), asItIs, asItIs, 'serverStream');
  }
}

const asItIs = (bytes: Buffer): Buffer => bytes;

const serviceNamesOf = (definition: ServiceDefinition): readonly string[] => [
  ...new Set(Object.values(definition).map(({ path }) => path.split('/')[1] ?? '')),
];

const bind = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(`0.0.0.0:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });

/** Calls under way are answered, as far as the time allows. */
function drain(server: Server, withinMs: number, log: Log): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      log.warn({ withinMs }, 'calls were still under way and are cut off');
      server.forceShutdown();
      resolve();
    }, withinMs);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
