import type { EventEmitter } from 'node:events';

/** A broker that does not answer a goodbye is left without one. */
const patienceMs = 5_000;

/**
 * Closes a channel or a connection, whatever state it is in. amqplib's `close` waits for the broker's answer, which never
 * comes when the wire breaks meanwhile.
 */
export async function closeQuietly(link: EventEmitter & { close(): Promise<void> }): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const gone = new Promise<void>((resolve) => {
    link.once('close', () => resolve());
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([gone, link.close().catch(() => undefined)]);
  clearTimeout(timer);
}
