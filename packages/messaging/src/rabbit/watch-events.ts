import { type EventData, type EventEntry, type EventType, eventCatalogue, exchangeOf, isEventType } from '@tributary/contracts';
import type { ConsumeMessage } from 'amqplib';
import { readCloudEvent } from '../envelope/cloud-event';
import { aborted } from '../pause';
import { closeQuietly } from './close-quietly';
import type { Rabbit } from './rabbit';

/** An event that passed by: told once, to whoever listened. */
export type Watched<T extends EventType> = { readonly [One in T]: { readonly type: One; readonly data: EventData[One] } }[T];

export interface Watcher<T extends EventType> {
  readonly types: readonly T[];
  readonly onEvent: (event: Watched<T>) => void;
  /** What happened until now was not seen: at the beginning, and after every loss of the connection. */
  readonly onGap: () => void;
}

/** What a watcher that cannot keep up may fall behind; it is for screens, and the newest counts. */
const longestQueue = 10_000;

/**
 * Watches events go by, in every process that asks, without a queue that outlives it: nothing is kept, retried or
 * acknowledged. For telling screens that something changed. Whatever must take effect subscribes instead.
 */
export function watchEvents<T extends EventType>(rabbit: Rabbit, { types, onEvent, onGap }: Watcher<T>) {
  return rabbit.keep('watch', async (connection, signal) => {
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    const closed = new Promise<void>((resolve) => channel.once('close', () => resolve()));
    try {
      const { queue } = await channel.assertQueue('', {
        exclusive: true,
        autoDelete: true,
        durable: false,
        arguments: { 'x-max-length': longestQueue, 'x-overflow': 'drop-head' },
      });
      await Promise.all(types.map((type) => channel.bindQueue(queue, exchangeOf(type), type)));
      onGap();
      const watched = new Set<string>(types);
      await channel.consume(queue, (message) => tell(message, watched, onEvent as (event: Watched<EventType>) => void), {
        noAck: true,
      });
      await Promise.race([closed, aborted(signal)]);
    } finally {
      await closeQuietly(channel);
    }
  });
}

/** What cannot be read is for the dead letters of those who need it. */
function tell(message: ConsumeMessage | null, watched: ReadonlySet<string>, onEvent: (event: Watched<EventType>) => void) {
  if (!message) return;
  try {
    const { type, data } = readCloudEvent(message.content);
    if (!isEventType(type) || !watched.has(type)) return;
    onEvent({ type, data: (eventCatalogue[type] as EventEntry).fromJson(data) } as Watched<EventType>);
  } catch {
    // Screens learn of it when they read next.
  }
}
