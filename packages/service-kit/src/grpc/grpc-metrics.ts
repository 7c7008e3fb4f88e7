import { status } from '@grpc/grpc-js';
import { type Attributes, trace } from '@opentelemetry/api';
import { counter, gauge, secondsHistogram } from '../telemetry/metrics';
import { attributeNames, metricNames } from '../telemetry/names';

const serverSeconds = secondsHistogram(metricNames.grpcServerSeconds, 'Time to answer a gRPC call, in seconds.', [
  'method',
  'status',
]);
const serverRefusals = counter(metricNames.grpcServerRefusals, 'gRPC calls that were refused, by catalogue code.', [
  'method',
  'code',
]);
const serverCalls = gauge(metricNames.grpcServerCalls, 'gRPC calls being answered.', ['method']);
const clientSeconds = secondsHistogram(
  metricNames.grpcClientSeconds,
  'Time a gRPC call to a peer took, with its retries, in seconds.',
  ['method', 'status'],
);
const clientRetries = counter(metricNames.grpcClientRetries, 'gRPC calls to peers that were tried again.', ['method']);

/** Rate, errors and duration of a call that comes in. */
export function measureServerCall(method: string): (outcome: { readonly code: status; readonly refused?: string }) => void {
  serverCalls.inc({ method });
  const stop = serverSeconds.startTimer({ method });
  return ({ code, refused }) => {
    serverCalls.dec({ method });
    stop({ status: status[code] });
    if (refused === undefined) return;
    serverRefusals.inc({ method, code: refused });
    noteOnSpan({ [attributeNames.errorCode]: refused });
  };
}

export const measureClientCall = (method: string): ((code: status) => void) => {
  const stop = clientSeconds.startTimer({ method });
  return (code) => void stop({ status: status[code] });
};

export const countRetry = (method: string): void => clientRetries.inc({ method });

export const noteOnSpan = (attributes: Attributes): void => void trace.getActiveSpan()?.setAttributes(attributes);
