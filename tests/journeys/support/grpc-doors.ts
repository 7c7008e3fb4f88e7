import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { MethodFacts } from '@tributary/contracts';
import { ErrorInfo, Status } from '@tributary/contracts/rpc';
import type { Company } from './company';

/** The gRPC doors of all services, reached past the gateway with whatever bytes and metadata, as an intruder would. */
export interface GrpcDoors {
  /** The code with which the call is refused, `ok` when it is not; gRPC's own name of the status where there is no code. */
  codeOf(method: MethodFacts, bytes: Uint8Array, metadata?: Readonly<Record<string, string>>): Promise<string>;
  /** The same with what the caller gets to see of it: the whole status, or the reply. */
  answerOf(method: MethodFacts, bytes: Uint8Array, metadata?: Readonly<Record<string, string>>): Promise<GrpcAnswer>;
  close(): void;
}

export interface GrpcAnswer {
  readonly code: string;
  /** Of a refusal. */
  readonly details: Readonly<Record<string, string>>;
  /** As it came over the wire, the reply or the status's details. */
  readonly bytes: Buffer;
}

const asItIs = (bytes: Uint8Array): Buffer => Buffer.from(bytes);

export function openGrpcDoors({ platform }: Company): GrpcDoors {
  const clients = new Map<string, Client>();
  const clientOf = (service: string): Client => {
    const client =
      clients.get(service) ?? new Client(`127.0.0.1:${platform.service(service).ports.grpc}`, credentials.createInsecure());
    clients.set(service, client);
    return client;
  };

  const answerOf: GrpcDoors['answerOf'] = ({ service, path, kind }, bytes, headers = {}) => {
    const metadata = new Metadata();
    for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
    const options = { deadline: Date.now() + 30_000 };
    return new Promise((resolve) => {
      const settle = (error: ServiceError | null, reply?: Buffer): void =>
        resolve(error ? refusalOf(error) : { code: 'ok', details: {}, bytes: reply ?? Buffer.alloc(0) });
      if (kind === 'unary') {
        clientOf(service).makeUnaryRequest(path, asItIs, asItIs, bytes, metadata, options, settle);
      } else {
        const stream = clientOf(service).makeServerStreamRequest(path, asItIs, asItIs, bytes, metadata, options);
        stream.once('data', (reply: Buffer) => {
          settle(null, reply);
          stream.cancel();
        });
        stream.once('error', settle);
        stream.once('end', () => settle(null));
      }
    });
  };

  return {
    answerOf,
    codeOf: async (...call) => (await answerOf(...call)).code,
    close: () => {
      for (const client of clients.values()) client.close();
    },
  };
}

function refusalOf({ code, metadata }: ServiceError): GrpcAnswer {
  const [encoded] = metadata?.get('grpc-status-details-bin') ?? [];
  if (!Buffer.isBuffer(encoded)) return { code: status[code] ?? String(code), details: {}, bytes: Buffer.alloc(0) };
  const info = Status.decode(encoded)
    .details.filter(({ typeUrl }) => typeUrl.endsWith('google.rpc.ErrorInfo'))
    .map(({ value }) => ErrorInfo.decode(value))[0];
  return { code: info?.reason ?? '', details: info?.metadata ?? {}, bytes: encoded };
}
