import { type EventData, type EventType, eventCatalogue, serviceExchange } from '@tributary/contracts';
import { connectRabbit } from '@tributary/messaging';
import type { Running } from '@tributary/service-kit';

export interface TappedEvent<T extends EventType = EventType> {
  readonly id: string;
  readonly type: T;
  readonly subject: string;
  /** Version of the aggregate. */
  readonly sequence: number;
  readonly data: EventData[T];
}

export interface EventTap extends Running {
  /** Events of this type in order of arrival; of one aggregate only, if it is named. */
  published<T extends EventType>(type: T, aggregate?: string): readonly TappedEvent<T>[];
  /** Puts an event on the bus as another service would. */
  publish<T extends EventType>(
    type: T,
    data: EventData[T],
    facts: { readonly sequence: number; readonly id?: string; readonly time?: Date },
  ): Promise<void>;
}

/** A queue of one's own on the exchange of the services. What is published here finds every consumer's queue declared. */
export async function tapEvents(rabbitUrl: string): Promise<EventTap> {
  const rabbit = connectRabbit({ url: rabbitUrl, service: 'testing' });
  const connection = await rabbit.connected(20_000);
  const channel = await connection.createConfirmChannel();
  const seen: TappedEvent[] = [];
  const { queue } = await channel.assertQueue('', { exclusive: true });
  await channel.bindQueue(queue, serviceExchange, '#');
  await channel.consume(
    queue,
    (message) => {
      if (!message) return;
      const event = JSON.parse(message.content.toString('utf8')) as Omit<TappedEvent, 'data'> & { readonly data: unknown };
      seen.push({ ...event, sequence: Number(event.sequence), data: eventCatalogue[event.type].fromJson(event.data) });
    },
    { noAck: true },
  );

  return {
    published: <T extends EventType>(type: T, aggregate?: string) =>
      seen.filter(
        (event): event is TappedEvent<T> => event.type === type && (aggregate === undefined || event.subject === aggregate),
      ),
    publish: async (type, data, { sequence, id = crypto.randomUUID(), time = new Date() }) => {
      const entry = eventCatalogue[type];
      const subject = entry.aggregate(data);
      const event = {
        specversion: '1.0',
        ...{ id, type, subject, source: `/tributary/${entry.service}`, time: time.toISOString() },
        ...{ datacontenttype: 'application/json', sequence: String(sequence), partitionkey: subject, data: entry.toJson(data) },
      };
      channel.publish(serviceExchange, type, Buffer.from(JSON.stringify(event)), {
        contentType: 'application/cloudevents+json',
        messageId: id,
        persistent: true,
      });
      await channel.waitForConfirms();
    },
    stop: () => rabbit.stop(),
  };
}
