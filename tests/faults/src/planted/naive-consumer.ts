import { setTimeout as pause } from 'node:timers/promises';
import type { Rabbit } from '@tributary/messaging';
import type { Running } from '@tributary/service-kit';
import type { Channel, ConsumeMessage } from 'amqplib';
import { rigQueue } from '../parts/rig-topology';

/** What a consumer without our inbox does with one message. */
export interface NaiveHandling {
  readonly acknowledges: 'at once' | 'after the commit';
  readonly onFailure: 'tries again at once' | 'publishes it again';
  /** Inbox mark and effect in one transaction: only the rest is naive. */
  apply(body: Buffer): Promise<void>;
}

export function startNaiveConsumer(rabbit: Rabbit, handling: NaiveHandling): Running {
  return rabbit.keep('naive consumer', async (connection, signal) => {
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    let work = Promise.resolve();
    await channel.prefetch(20);
    await channel.consume(rigQueue.name, (message) => {
      if (!message) return;
      if (handling.acknowledges === 'at once') channel.ack(message);
      work = work.then(() => take(channel, message, handling, signal));
    });
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    await work.catch(() => undefined);
    await channel.close().catch(() => undefined);
  });
}

async function take(channel: Channel, message: ConsumeMessage, handling: NaiveHandling, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await handling.apply(message.content);
      break;
    } catch {
      await pause(50);
      if (handling.onFailure === 'tries again at once') continue;
      channel.sendToQueue(rigQueue.name, message.content, { persistent: true });
      break;
    }
  }
  if (handling.acknowledges === 'after the commit' && !signal.aborted) channel.ack(message);
}
