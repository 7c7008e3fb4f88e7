import { isSpanContextValid, trace } from '@opentelemetry/api';
import pino from 'pino';
import { redact, redactFields, scrub } from './redact';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** `log.info({ leadId }, 'lead claimed')`: ids and codes as fields, one plain sentence as message. */
export type Log = Pick<pino.Logger, 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'child'>;

export interface LogOptions {
  readonly service: string;
  readonly level: LogLevel;
  /** Where the lines go; standard output unless a test says otherwise. */
  readonly destination?: { write(line: string): void };
}

/**
 * JSON lines with the present trace and span. Personal data and secrets do not get through (PRIV): neither by key,
 * nor inside texts, nor by what drivers hang on their errors.
 */
export function makeLog({ service, level, destination }: LogOptions): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: presentSpan,
    formatters: { level: (label) => ({ level: label }) },
    // Errors are already reduced to what may be said; pino's own serializer would look for more.
    serializers: { err: (error: unknown) => error },
    hooks: {
      logMethod(args, method) {
        method.apply(this, safeArguments(args) as Parameters<pino.LogFn>);
      },
    },
  };
  // Synchronous: what is said last, before the process ends, is what is looked for most.
  const log = pino(options, destination ?? pino.destination({ dest: 1, sync: true }));
  const child = log.child;
  // Assigned on the root, from which every child inherits: pino does not show a child's fields to any hook.
  return Object.assign(log, {
    child(this: pino.Logger, fields: pino.Bindings) {
      return child.call(this, redactFields(fields));
    },
  });
}

function safeArguments(args: readonly unknown[]): unknown[] {
  const [first, ...rest] = args;
  if (typeof first === 'string') return [scrub(first), ...rest.map(redact)];
  const fields = first instanceof Error ? { err: first } : ((first ?? {}) as Record<string, unknown>);
  return [redactFields(fields), ...rest.map(redact)];
}

function presentSpan(): Record<string, string> {
  const span = trace.getActiveSpan()?.spanContext();
  return span && isSpanContextValid(span) ? { trace_id: span.traceId, span_id: span.spanId } : {};
}
