import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { core, NodeSDK, resources } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, NoopSpanProcessor, SimpleSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace';
import type { Running } from '../running';
import { fileExporter, withoutPersonalData } from './span-exporters';

export interface TelemetryOptions {
  readonly service: string;
  /** OTLP/HTTP collector, such as `http://127.0.0.1:4318`. */
  readonly endpoint?: string | undefined;
  /** Finished spans are appended here as JSON lines. */
  readonly file?: string | undefined;
}

/**
 * Spans are made even when nobody collects them: their trace id is what a 5xx shows and what the log is searched by.
 * Context travels as W3C `traceparent`; baggage does not, since nothing keeps personal data out of it.
 */
export function startTelemetry({ service, endpoint, file }: TelemetryOptions): Running {
  const sdk = new NodeSDK({
    serviceName: service,
    resourceDetectors: [resources.envDetector, resources.serviceInstanceIdDetector],
    textMapPropagator: new core.W3CTraceContextPropagator(),
    spanProcessors: spanProcessors(endpoint, file),
    metricReaders: [],
    logRecordProcessors: [],
  });
  sdk.start();
  return { stop: () => sdk.shutdown() };
}

function spanProcessors(endpoint: string | undefined, file: string | undefined): SpanProcessor[] {
  const processors: SpanProcessor[] = [];
  if (endpoint !== undefined) {
    const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
    processors.push(new BatchSpanProcessor({ exporter: withoutPersonalData(exporter) }));
  }
  if (file !== undefined) processors.push(new SimpleSpanProcessor({ exporter: withoutPersonalData(fileExporter(file)) }));
  return processors.length > 0 ? processors : [new NoopSpanProcessor()];
}
