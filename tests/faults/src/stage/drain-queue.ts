import type { Rabbit } from '@tributary/messaging';

/** Milliseconds without a message after which the queue counts as empty. */
const silence = 500;

/** Takes every message out and counts them: the broker's own count is not to be trusted, least of all after a restart. */
export async function drainQueue(rabbit: Rabbit, queue: string): Promise<number> {
  const connection = await rabbit.connected(60_000);
  const channel = await connection.createChannel();
  let drained = 0;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, silence);
    channel.once('error', reject);
    channel
      .consume(queue, (message) => {
        if (!message) return;
        drained += 1;
        channel.ack(message);
        timer.refresh();
      })
      .catch(reject);
  });
  await channel.close();
  return drained;
}
