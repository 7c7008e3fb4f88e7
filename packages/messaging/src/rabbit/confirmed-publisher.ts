import type { ChannelModel, ConfirmChannel, Options } from 'amqplib';
import { closeQuietly } from './close-quietly';

/** `returned`: confirmed, but no queue has it. `refused`: the broker could not take it. */
export type Fate = 'confirmed' | 'returned' | 'refused';

export interface ConfirmedPublisher {
  /**
   * Publishes and tells what became of the message. Rejects when the channel ends first: then nobody knows.
   * `messageId` must be unique among the messages under way.
   */
  publish(exchange: string, routingKey: string, body: Buffer, options: Options.Publish & { messageId: string }): Promise<Fate>;
  close(): Promise<void>;
}

/** A confirm alone proves nothing: a publish that reaches no queue is confirmed too, and only the return event tells. */
export async function openConfirmedPublisher(connection: ChannelModel): Promise<ConfirmedPublisher> {
  const channel = await connection.createConfirmChannel();
  const returned = watchReturns(channel);
  channel.on('error', () => undefined);
  let open = true;
  // Ahead of amqplib's own listener, which reports every unconfirmed message as failed.
  channel.prependOnceListener('close', () => {
    open = false;
  });
  return {
    publish: (exchange, routingKey, body, options) =>
      new Promise((resolve, reject) => {
        channel.publish(exchange, routingKey, body, { ...options, mandatory: true, persistent: true }, (error) => {
          if (!error) resolve(returned.delete(options.messageId) ? 'returned' : 'confirmed');
          else if (open) resolve('refused');
          else reject(error);
        });
      }),
    close: () => closeQuietly(channel),
  };
}

/** Ids of the messages that came back; the broker returns a message before it confirms it. */
export function watchReturns(channel: ConfirmChannel): Set<string> {
  const returned = new Set<string>();
  channel.on('return', ({ properties }) => void returned.add(String(properties.messageId)));
  return returned;
}
