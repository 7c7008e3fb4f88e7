import { type EventData, type EventEntry, type EventType, eventCatalogue } from '@tributary/contracts';
import { currentTraceparent } from '@tributary/service-kit';
import { v7 } from 'uuid';
import type { Change, OutboxEvent } from '../outbox';
import { writeCloudEvent } from './cloud-event';
import { partitionOf } from './partition-of';

/** An event on its way into the outbox. */
export interface NewOutboxRow {
  readonly partition: number;
  readonly aggregate: string;
  readonly version: number;
  /** Position within the change. */
  readonly index: number;
  readonly type: string;
  readonly id: string;
  readonly body: string;
  readonly traceparent: string | undefined;
}

/**
 * Serialises the events once, with the trace they were made in. @throws InvalidMessage when data breaks the rules of its
 * type, so that a producer finds its mistake before its consumers do
 */
export function makeRows(
  service: string,
  change: Change & { readonly events: readonly OutboxEvent[] },
  now: Date,
): NewOutboxRow[] {
  const { aggregate, version } = change;
  if (!Number.isSafeInteger(version) || version < 1) throw new Error(`a version starts at 1; got ${version}`);
  const traceparent = currentTraceparent();

  return change.events.map(({ type, data }, index) => {
    const id = v7();
    const body = writeCloudEvent({
      id,
      type,
      source: `/tributary/${service}`,
      subject: aggregate,
      time: now,
      sequence: version,
      traceparent,
      data: toJson(type, data),
    });
    return { partition: partitionOf(aggregate), aggregate, version, index, type, id, body, traceparent };
  });
}

const toJson = <T extends EventType>(type: T, data: EventData[T]): unknown =>
  (eventCatalogue[type] as unknown as EventEntry<T>).toJson(data);
