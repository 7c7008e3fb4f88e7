import { propagation, ROOT_CONTEXT, type Span, SpanKind, trace } from '@opentelemetry/api';
import {
  type EventEntry,
  type EventType,
  eventCatalogue,
  eventTypes,
  isEventType,
  type PlannedQueue,
} from '@tributary/contracts';
import { attributeNames, spanNames, withSpan } from '@tributary/service-kit';
import { readCloudEvent } from '../envelope/cloud-event';
import { Unreadable } from '../envelope/unreadable';
import type { Consumer, Readable } from './consumer';
import type { AnyEvent, BatchHandler, EventHandler, Handlers, ReceivedEvent } from './handler';

type Event = ReceivedEvent<EventType>;
type Message = Readable<Event>;

/** Reads what services publish and hands it to the handlers of a subscription. */
export function eventConsumer<T extends EventType, Tx>(queue: PlannedQueue, handlers: Handlers<T, Tx>): Consumer<Tx, Event> {
  // One key at a time the types fit; over all keys at once TypeScript cannot follow.
  const handlerOf = (type: EventType) =>
    (handlers as Partial<Record<EventType, EventHandler<EventType, Tx> | BatchHandler<EventType, Tx>>>)[type];

  const applyOne = ({ content, traceparent }: Message, handle: EventHandler<EventType, Tx>, tx: Tx): Promise<void> =>
    withSpan(
      spanNames.handleEvent,
      { [attributeNames.eventType]: content.type, [attributeNames.subscription]: queue.name },
      () => handle({ ...content, tx }),
      { kind: SpanKind.CONSUMER, causedBy: traceparent },
    );

  const applyRun = async (run: readonly Message[], { batch }: BatchHandler<EventType, Tx>, tx: Tx): Promise<void> => {
    const spans = run.flatMap((message) => startSpan(message, queue.name));
    try {
      await batch(
        run.map(({ content }) => content as AnyEvent<EventType>),
        tx,
      );
    } finally {
      for (const span of spans) span.end();
    }
  };

  return {
    queue,
    read: ({ body }) => {
      const { id, type, source, subject, time, sequence, traceparent, data } = readCloudEvent(body);
      if (!isEventType(type) || !handlerOf(type)) throw new Unreadable(knownInAnotherVersion(type));
      const content = { id, type, source, aggregate: subject, version: sequence, time, data: readData(type, data) };
      return { id, aggregate: subject, type, traceparent, content };
    },
    apply: async (tx, messages) => {
      for (let next = 0; next < messages.length; ) {
        const message = messages[next] as Message;
        const handler = handlerOf(message.content.type);
        if (!handler) throw new Unreadable('message.unknown-type');
        if (typeof handler === 'function') {
          await applyOne(message, handler, tx);
          next += 1;
          continue;
        }
        const others = messages.findIndex((later, index) => index > next && handlerOf(later.content.type) !== handler);
        const end = others === -1 ? messages.length : others;
        await applyRun(messages.slice(next, end), handler, tx);
        next = end;
      }
    },
  };
}

function readData(type: EventType, data: unknown): Event['data'] {
  try {
    return (eventCatalogue[type] as EventEntry).fromJson(data);
  } catch {
    throw new Unreadable('message.malformed');
  }
}

const stem = (type: string): string => type.replace(/\.v\d+$/, '');

const knownInAnotherVersion = (type: string): 'message.unknown-version' | 'message.unknown-type' =>
  !isEventType(type) && eventTypes.some((known) => stem(known) === stem(type))
    ? 'message.unknown-version'
    : 'message.unknown-type';

/** A batch has no parent of its own; each of its events gets a span in the trace that caused it. */
function startSpan({ content, traceparent }: Message, queue: string): Span[] {
  if (!traceparent) return [];
  const attributes = { [attributeNames.eventType]: content.type, [attributeNames.subscription]: queue };
  const parent = propagation.extract(ROOT_CONTEXT, { traceparent });
  return [trace.getTracer('tributary').startSpan(spanNames.handleEvent, { kind: SpanKind.CONSUMER, attributes }, parent)];
}
