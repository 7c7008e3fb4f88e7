import { appendFileSync } from 'node:fs';
import type { Attributes, AttributeValue } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { redact, scrub } from '../log/redact';

/** Finished spans as JSON lines, for tests that follow a trace across processes. */
export const fileExporter = (file: string): SpanExporter => ({
  export: (spans, done) => {
    appendFileSync(file, spans.map((span) => `${JSON.stringify(describe(span))}\n`).join(''));
    done({ code: success });
  },
  shutdown: async () => undefined,
});

/** `ExportResultCode.SUCCESS` of @opentelemetry/core, which is not worth loading for a number. */
const success = 0;

const describe = (span: ReadableSpan): Record<string, unknown> => ({
  service: span.resource.attributes['service.name'],
  name: span.name,
  kind: kinds[span.kind],
  traceId: span.spanContext().traceId,
  spanId: span.spanContext().spanId,
  ...(span.parentSpanContext ? { parentSpanId: span.parentSpanContext.spanId } : {}),
  failed: span.status.code === 2,
  attributes: span.attributes,
  events: span.events.map(({ name, attributes }) => ({ name, attributes })),
});

const kinds = ['internal', 'server', 'client', 'producer', 'consumer'] as const;

/** Lets nothing out that the log would not: instrumentation records URLs with their queries and the messages of drivers. */
export const withoutPersonalData = (exporter: SpanExporter): SpanExporter => ({
  export: (spans, done) => exporter.export(spans.map(clean), done),
  shutdown: () => exporter.shutdown(),
  forceFlush: async () => exporter.forceFlush?.(),
});

/** The span itself with other attributes: everything else is read through to the original. */
const clean = (span: ReadableSpan): ReadableSpan =>
  Object.create(span, {
    name: { value: scrub(span.name) },
    attributes: { value: cleanAttributes(span.attributes) },
    events: { value: span.events.map((event) => ({ ...event, attributes: cleanAttributes(event.attributes ?? {}) })) },
    status: { value: { code: span.status.code } },
  }) as ReadableSpan;

/** A query may hold a name or an address, which no pattern recognises. */
const cleanAttributes = ({ 'url.query': _, 'url.full': url, ...attributes }: Attributes): Attributes => ({
  ...Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, redact(value) as AttributeValue])),
  ...(typeof url === 'string' ? { 'url.full': scrub(url.replace(/\?.*/, '')) } : {}),
});
