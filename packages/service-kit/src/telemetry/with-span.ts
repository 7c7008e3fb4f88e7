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

/** A span for what goes part of its way together with others: worked in whenever it is its turn, and ended by hand. */
export interface OpenSpan {
  readonly span: Span;
  within<T>(work: () => Promise<T>): Promise<T>;
  fail(error: unknown): void;
  end(): void;
}

/** Names and attributes come from `telemetry/names.ts`. */
export function openSpan(
  name: string,
  attributes: Attributes,
  { kind = SpanKind.INTERNAL, causedBy }: SpanOptions = {},
): OpenSpan {
  const parent = causedBy === undefined ? context.active() : propagation.extract(ROOT_CONTEXT, { traceparent: causedBy });
  const span = trace.getTracer('tributary').startSpan(name, { kind, attributes }, parent);
  const inside = trace.setSpan(parent, span);
  return {
    span,
    within: (work) => context.with(inside, work),
    fail: (error) => {
      if (error instanceof Error) span.recordException(error);
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
    end: () => span.end(),
  };
}

/** Runs work in a span of its own. */
export async function withSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
  options: SpanOptions = {},
): Promise<T> {
  const { span, within, fail, end } = openSpan(name, attributes, options);
  try {
    return await within(() => work(span));
  } catch (error) {
    fail(error);
    throw error;
  } finally {
    end();
  }
}

/** W3C `traceparent` of the present span, to be stored with an event; undefined outside of any. */
export function currentTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

export const currentTraceId = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId;
