import { status as grpc } from '@grpc/grpc-js';
import type { ErrorKind } from './kinds';

const statuses: Readonly<Record<ErrorKind, { readonly grpc: grpc; readonly http: number }>> = {
  invalid: { grpc: grpc.INVALID_ARGUMENT, http: 400 },
  unauthenticated: { grpc: grpc.UNAUTHENTICATED, http: 401 },
  forbidden: { grpc: grpc.PERMISSION_DENIED, http: 403 },
  'not-found': { grpc: grpc.NOT_FOUND, http: 404 },
  conflict: { grpc: grpc.ABORTED, http: 409 },
  precondition: { grpc: grpc.FAILED_PRECONDITION, http: 422 },
  exhausted: { grpc: grpc.RESOURCE_EXHAUSTED, http: 429 },
  internal: { grpc: grpc.INTERNAL, http: 500 },
  unavailable: { grpc: grpc.UNAVAILABLE, http: 503 },
};

export const httpStatusOf = (kind: ErrorKind): number => statuses[kind].http;
export const grpcStatusOf = (kind: ErrorKind): grpc => statuses[kind].grpc;
