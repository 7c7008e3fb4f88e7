import { type EventType, serviceExchange } from '@tributary/contracts';
import { connect } from 'amqplib';

export interface HeardEvent {
  readonly type: EventType;
  /** The aggregate. */
  readonly subject: string;
  readonly data: { readonly origin?: { readonly campaign?: string } };
}

export interface Hearing {
  /** Milliseconds of `performance.now()` at which each name was heard first. */
  readonly heard: ReadonlyMap<string, number>;
  /** Resolves when so many have been heard. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Hears events of these types on the bus from now on, under the names that are given to them; without one they do not count. */
export async function hearEvents(
  rabbitUrl: string,
  types: readonly EventType[],
  nameOf: (event: HeardEvent) => string | undefined,
): Promise<Hearing> {
  const connection = await connect(rabbitUrl);
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true });
  for (const type of types) await channel.bindQueue(queue, serviceExchange, type);

  const heard = new Map<string, number>();
  const waiting = new Set<{ readonly count: number; readonly tell: () => void }>();
  const tellThoseWhoWait = (): void => {
    for (const one of waiting) if (heard.size >= one.count) one.tell();
  };
  await channel.consume(
    queue,
    (message) => {
      if (!message) return;
      const name = nameOf(JSON.parse(message.content.toString('utf8')) as HeardEvent);
      if (name === undefined || heard.has(name)) return;
      heard.set(name, performance.now());
      tellThoseWhoWait();
    },
    { noAck: true },
  );

  return {
    heard,
    until: (count) =>
      new Promise((resolve) => {
        waiting.add({ count, tell: resolve });
        tellThoseWhoWait();
      }),
    close: () => connection.close(),
  };
}
