import { Metadata, type ServiceError, type StatusObject, status } from '@grpc/grpc-js';
import { type ErrorCode, grpcStatusOf, type Violation } from '@tributary/contracts';
import { BadRequest, type BadRequest_FieldViolation, ErrorInfo, RequestInfo, Status } from '@tributary/contracts/rpc';
import type { Refusal } from '../refusal';
import { entryOf, isErrorCode } from './catalogue-code';
import { RemoteRefusal } from './remote-refusal';

/** A refusal that names every field at fault. */
export interface InvalidRequest extends Refusal<'request.invalid'> {
  readonly violations: readonly Violation[];
}

const detailsKey = 'grpc-status-details-bin';
const domain = 'tributary';

/** The one place where a refusal becomes a gRPC status with `google.rpc.Status` details. */
export function toRpcStatus(refusal: Refusal | InvalidRequest, traceId: string | undefined): StatusObject {
  const { kind, title } = entryOf(refusal.refused);
  const code = grpcStatusOf(kind);
  const ours = kind === 'internal' || kind === 'unavailable';
  const violations = ours ? [] : violationsOf(refusal, title);
  const info = { reason: refusal.refused, domain, metadata: kind === 'internal' ? {} : asStrings(refusal.details) };
  const details = [
    any('ErrorInfo', ErrorInfo.encode(info).finish()),
    ...(violations.length > 0
      ? [any('BadRequest', BadRequest.encode({ fieldViolations: violations.map(toWire) }).finish())]
      : []),
    ...(ours && traceId ? [any('RequestInfo', RequestInfo.encode({ requestId: traceId, servingData: '' }).finish())] : []),
  ];
  const metadata = new Metadata();
  metadata.set(detailsKey, Buffer.from(Status.encode({ code, message: title, details }).finish()));
  return { code, details: title, metadata };
}

/** The way back: what a peer refused, or why it could not be asked. */
export function toRemoteRefusal(error: ServiceError, method: string): RemoteRefusal {
  const { info, violations } = readDetails(error);
  const known =
    info?.domain === domain && isErrorCode(info.reason) ? info.reason : (bareStatuses[error.code] ?? 'service.internal');
  return new RemoteRefusal({ refused: known, details: info?.metadata ?? {}, violations, method, status: error.code });
}

/** Details that cannot be read count as none: whoever answers for the peer, such as a proxy, may not know our form. */
function readDetails({ metadata }: Partial<ServiceError>): { info?: ErrorInfo | undefined; violations: readonly Violation[] } {
  const [encoded] = metadata?.get(detailsKey) ?? [];
  if (!Buffer.isBuffer(encoded)) return { violations: [] };
  try {
    const { details } = Status.decode(encoded);
    const valuesOf = (name: string): readonly Buffer[] =>
      details.filter(({ typeUrl }) => typeUrl === typeUrlOf(name)).map(({ value }) => value);
    const violations = valuesOf('BadRequest').flatMap((value) => BadRequest.decode(value).fieldViolations.map(fromWire));
    return { info: valuesOf('ErrorInfo').map((value) => ErrorInfo.decode(value))[0], violations };
  } catch {
    return { violations: [] };
  }
}

/** For statuses that gRPC itself sends, and for codes that only a newer release knows. */
const bareStatuses: Readonly<Partial<Record<status, ErrorCode>>> = {
  [status.UNAVAILABLE]: 'service.unavailable',
  [status.DEADLINE_EXCEEDED]: 'request.deadline-exceeded',
  [status.CANCELLED]: 'request.deadline-exceeded',
  [status.RESOURCE_EXHAUSTED]: 'request.too-large',
  [status.INVALID_ARGUMENT]: 'request.malformed',
  [status.UNAUTHENTICATED]: 'token.invalid',
  [status.PERMISSION_DENIED]: 'permission.denied',
  [status.NOT_FOUND]: 'record.not-found',
};

function violationsOf(refusal: Refusal | InvalidRequest, title: string): readonly Violation[] {
  if ('violations' in refusal) return refusal.violations;
  return refusal.field === undefined ? [] : [{ field: refusal.field, rule: refusal.refused, message: title }];
}

const fromWire = ({ field, reason, description }: BadRequest_FieldViolation): Violation => ({
  field,
  rule: reason,
  message: description,
});

const toWire = ({ field, rule, message }: Violation) => ({
  field,
  reason: rule,
  description: message,
  localizedMessage: undefined,
});

const asStrings = (details: Refusal['details'] = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(details).map(([key, value]) => [key, String(value)]));

const typeUrlOf = (name: string): string => `type.googleapis.com/google.rpc.${name}`;

const any = (name: string, value: Uint8Array) => ({ typeUrl: typeUrlOf(name), value: Buffer.from(value) });
