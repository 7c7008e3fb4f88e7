import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

export interface SpanOptions {
  readonly kind?: SpanKind;
  /** `traceparent` of what caused this; the present span by default. */
  readonly causedBy?: string | undefined;
}

/** Runs work in a span of its own. Names and attributes come from `telemetry/names.ts`. */
export function withSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
  { kind = SpanKind.INTERNAL, causedBy }: SpanOptions = {},
): Promise<T> {
  const parent = causedBy === undefined ? context.active() : propagation.extract(ROOT_CONTEXT, { traceparent: causedBy });
  return trace.getTracer('tributary').startActiveSpan(name, { kind, attributes }, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      if (error instanceof Error) span.recordException(error);
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** W3C `traceparent` of the present span, to be stored with an event; undefined outside of any. */
export function currentTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

export const currentTraceId = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId;
