import { type Link, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { attributeNames, spanNames } from '@tributary/service-kit';
import type { OutboxRow } from '../relay/outbox-row';

/** More links than this are cut off by the SDK anyway. */
const maxLinks = 128;
const nothing = (): void => undefined;

/**
 * One span for a batch that is published, linked to the traces its events were made in. Call what it returns once for
 * every row whose outcome is known; the last call ends the span.
 */
export function publishing(rows: readonly OutboxRow[]): () => void {
  const links = rows.slice(0, maxLinks).flatMap(linkTo);
  if (links.length === 0) return nothing;

  const span = trace
    .getTracer('tributary')
    .startSpan(
      spanNames.publishEvents,
      { kind: SpanKind.PRODUCER, links, attributes: { [attributeNames.batchSize]: rows.length } },
      ROOT_CONTEXT,
    );
  let open = rows.length;
  return () => {
    open -= 1;
    if (open === 0) span.end();
  };
}

function linkTo({ traceparent }: OutboxRow): Link[] {
  if (!traceparent) return [];
  const context = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent }));
  return context ? [{ context }] : [];
}
