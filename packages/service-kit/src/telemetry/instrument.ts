/**
 * Imported for its effect, as the first line of a service's main.ts: wraps gRPC, HTTP and PostgreSQL as they are loaded.
 * What is loaded earlier stays unwrapped, and its traces break off without a word; so that stops the start instead.
 */
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { GrpcInstrumentation } from '@opentelemetry/instrumentation-grpc';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { markInstrumented } from './instrumented';

const wrapped = ['@grpc/grpc-js', 'pg'];
const tooEarly = wrapped.filter((name) => Object.keys(require.cache).some((file) => file.includes(`/node_modules/${name}/`)));
if (tooEarly.length > 0) {
  throw new Error(`import '@tributary/service-kit/telemetry' first: ${tooEarly.join(' and ')} got in before it`);
}

const isProbe = (url: string | undefined): boolean => url === '/metrics' || (url?.startsWith('/health/') ?? false);

registerInstrumentations({
  instrumentations: [
    new GrpcInstrumentation({
      ignoreGrpcMethods: [(method) => method === 'Check' || method === 'Watch' || method === 'ServerReflectionInfo'],
    }),
    new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url }) => isProbe(url) }),
    // Polling by relays and schedules belongs to nobody's request and would drown the traces that do.
    new PgInstrumentation({ requireParentSpan: true }),
  ],
});
markInstrumented();
