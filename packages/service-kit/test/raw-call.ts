import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { BadRequest, ErrorInfo, RequestInfo, Status } from '@tributary/contracts/rpc';
import { metadataOf } from './employees';

export interface RawAnswer {
  readonly reply?: Buffer;
  /** gRPC status; 0 is OK. */
  readonly status: number;
  /** Catalogue code. */
  readonly code?: string;
  readonly details: Readonly<Record<string, string>>;
  readonly fields: readonly string[];
  readonly message: string;
  readonly traceId?: string;
  readonly headers: Metadata;
}

/** Calls as a system would that is not built with the kit: bytes and headers out, bytes or google.rpc.Status back. */
export function rawCall(
  port: number,
  path: string,
  request: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const asItIs = (bytes: Buffer): Buffer => bytes;
  return new Promise<RawAnswer>((resolve) => {
    let initial = new Metadata();
    const deadline = Date.now() + 10_000;
    const call = client.makeUnaryRequest(
      path,
      asItIs,
      asItIs,
      Buffer.from(request),
      metadataOf(headers),
      { deadline },
      (error, reply) =>
        resolve(
          error
            ? refused(error, initial)
            : { status: 0, details: {}, fields: [], message: '', headers: initial, ...(reply && { reply }) },
        ),
    );
    call.on('metadata', (received: Metadata) => {
      initial = received;
    });
  }).finally(() => client.close());
}

function refused(error: ServiceError, headers: Metadata): RawAnswer {
  const [encoded] = error.metadata.get('grpc-status-details-bin');
  const details = Buffer.isBuffer(encoded) ? Status.decode(encoded).details : [];
  const find = <T>(name: string, decode: (bytes: Uint8Array) => T): T | undefined =>
    details.filter(({ typeUrl }) => typeUrl.endsWith(`/google.rpc.${name}`)).map(({ value }) => decode(value))[0];
  const info = find('ErrorInfo', ErrorInfo.decode);
  const requestInfo = find('RequestInfo', RequestInfo.decode);
  return {
    status: error.code,
    details: info?.metadata ?? {},
    fields: find('BadRequest', BadRequest.decode)?.fieldViolations.map(({ field }) => field) ?? [],
    message: error.details,
    headers,
    ...(info && { code: info.reason }),
    ...(requestInfo && { traceId: requestInfo.requestId }),
  };
}
