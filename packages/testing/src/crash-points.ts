import type { Rabbit } from '@tributary/messaging';
import type { InboxStore, OutboxStore } from '@tributary/messaging/parts';
import type { ChannelModel } from 'amqplib';

/** Where a process may end between two steps that belong together. */
export type CrashPoint =
  /** Handed to the wire; the broker may have it or not. */
  | 'relay sent'
  /** The broker has confirmed; nobody here has taken note. */
  | 'relay before confirm'
  /** Taken note of, and still in the outbox. */
  | 'relay before removal'
  /** Effects and message ids are in the transaction, which is not committed. */
  | 'consumer before commit'
  /** Committed, and not acknowledged to the broker. */
  | 'consumer before acknowledgement';

/** Called as a point is passed; may end the process and never return. */
export type Passing = (point: CrashPoint) => void;

export const removalPoints = (store: OutboxStore, passing: Passing): OutboxStore => ({
  ...store,
  remove: (rows) => {
    passing('relay before removal');
    return store.remove(rows);
  },
});

export const commitPoints = <Tx>(store: InboxStore<Tx>, passing: Passing): InboxStore<Tx> => ({
  ...store,
  transaction: async (work) => {
    const outcome = await store.transaction(async (tx) => {
      const done = await work(tx);
      if (done) passing('consumer before commit');
      return done;
    });
    // Without an outcome nothing was applied: it looked for a message to retry and found none.
    if (outcome) passing('consumer before acknowledgement');
    return outcome;
  },
});

/** For what publishes on the connection's confirm channels. */
export const confirmPoints = (rabbit: Rabbit, passing: Passing): Rabbit => ({
  ...rabbit,
  keep: (name, work) => rabbit.keep(name, (connection, signal) => work(watched(connection, passing), signal)),
});

function watched(connection: ChannelModel, passing: Passing): ChannelModel {
  const createConfirmChannel: ChannelModel['createConfirmChannel'] = async (...options) => {
    const channel = await connection.createConfirmChannel(...options);
    const publish = channel.publish.bind(channel);
    channel.publish = (exchange, routingKey, content, properties, confirmed) => {
      const room = publish(exchange, routingKey, content, properties, (error, ok) => {
        passing('relay before confirm');
        confirmed?.(error, ok);
      });
      setImmediate(() => passing('relay sent'));
      return room;
    };
    return channel;
  };
  return Object.create(connection, { createConfirmChannel: { value: createConfirmChannel } }) as ChannelModel;
}
