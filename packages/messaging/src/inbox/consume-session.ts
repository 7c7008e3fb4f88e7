import type { PlannedQueue } from '@tributary/contracts';
import type { Log } from '@tributary/stores';
import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { Unreadable } from '../envelope/unreadable';
import { closeQuietly } from '../rabbit/close-quietly';
import { type ConfirmedPublisher, openConfirmedPublisher } from '../rabbit/confirmed-publisher';
import type { EndReason } from '../rabbit/rabbit';
import { eventsHandled } from '../telemetry/messaging-metrics';
import { makeWake } from '../wake';
import type { Consumer, ConsumerSettings } from './consumer';
import { reasonHeader } from './dead-letter-headers';
import { type Entry, type Inbox, Interrupted } from './inbox';
import { rawMessage, writeProperties } from './raw-message';

export interface SessionOptions<Tx, M> {
  readonly consumer: Consumer<Tx, M>;
  readonly inbox: Inbox<M>;
  readonly settings: ConsumerSettings;
  readonly log: Log;
}

/** A message that came back so often may be one that kills its reader; delivered alone, it takes no other with it. */
const suspiciousDeliveries = 2;

/**
 * Consumes over one connection until it ends, or the caller stops.
 *
 * It begins with one message at a time. When a process dies, every message on its way to it counts one more delivery;
 * with hundreds of them under way, a message that kills its reader would take its neighbours to the delivery limit with
 * it. Only when the next message looks harmless does a new channel take them by the hundred. (Changing over by `cancel`
 * would let another replica go on with later messages while this one still holds earlier ones.)
 */
export async function consumeSession<Tx, M>(
  connection: ChannelModel,
  signal: AbortSignal,
  options: SessionOptions<Tx, M>,
): Promise<void> {
  const unread = await openConfirmedPublisher(connection);
  try {
    const looksHarmless = await consumeChannel(connection, unread, signal, options, { cautious: true });
    if (looksHarmless && !signal.aborted) await consumeChannel(connection, unread, signal, options, { cautious: false });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    await unread.close();
  }
}

/** Ends with the channel or the signal, and with true when a cautious channel meets a message that looks harmless. */
async function consumeChannel<Tx, M>(
  connection: ChannelModel,
  unread: ConfirmedPublisher,
  signal: AbortSignal,
  options: SessionOptions<Tx, M>,
  { cautious }: { readonly cautious: boolean },
): Promise<boolean> {
  const { prefetch = 300, batch = 100 } = options.settings;
  const channel = await connection.createChannel();
  const delivered = makeWake();
  const waiting: ConsumeMessage[] = [];
  const life = new AbortController();
  const end = (reason: EndReason) => {
    life.abort(reason);
    delivered.ring();
  };
  channel.on('error', () => undefined);
  channel.once('close', () => end('lost'));
  const stop = () => end(signal.reason as EndReason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();

  try {
    await channel.prefetch(cautious ? 1 : prefetch);
    await channel.consume(options.consumer.queue.name, (message) => {
      // The broker took the queue away.
      if (!message) return end('lost');
      waiting.push(message);
      delivered.ring();
    });
    while (!life.signal.aborted) {
      const [next] = waiting;
      if (!next) await delivered.sleep();
      else if (cautious && deliveriesOf(next) < suspiciousDeliveries) return true;
      else await settle(waiting.splice(0, batch), channel, unread, life.signal, options);
    }
    return false;
  } finally {
    signal.removeEventListener('abort', stop);
    // What is not acknowledged goes back to the head of the queue, in order.
    await closeQuietly(channel);
  }
}

const deliveriesOf = (message: ConsumeMessage | undefined): number =>
  Number(message?.properties.headers?.['x-delivery-count'] ?? 0);

/** Takes the batch to its end and acknowledges it. */
async function settle<Tx, M>(
  batch: readonly ConsumeMessage[],
  channel: Channel,
  unread: ConfirmedPublisher,
  signal: AbortSignal,
  { consumer, inbox, log }: SessionOptions<Tx, M>,
): Promise<void> {
  const entries: Entry<M>[] = [];
  for (const message of batch) {
    const entry = readEntry(consumer, message);
    if (!(entry instanceof Unreadable)) entries.push(entry);
    else {
      // Confirmed first, acknowledged with the batch: a crash in between leaves it in both places, never in none.
      await putAside(unread, consumer.queue, message, entry.code);
      eventsHandled.inc({ subscription: consumer.queue.name, outcome: 'unreadable' });
      log.error({ queue: consumer.queue.name, code: entry.code }, 'a message cannot be read and is put aside');
    }
  }
  if (entries.length > 0) await inbox.take(entries, signal);
  const last = batch.at(-1);
  // Of a channel that has ended everything comes again, and the inbox knows it.
  const lost: EndReason = 'lost';
  if (last && !(signal.aborted && signal.reason === lost)) channel.ack(last, true);
}

function readEntry<Tx, M>(consumer: Consumer<Tx, M>, message: ConsumeMessage): Entry<M> | Unreadable {
  try {
    const raw = rawMessage(message);
    return { ...consumer.read(raw), body: raw.body, properties: writeProperties(raw) };
  } catch (error) {
    return error instanceof Unreadable ? error : new Unreadable('message.malformed');
  }
}

async function putAside(unread: ConfirmedPublisher, queue: PlannedQueue, message: ConsumeMessage, code: string): Promise<void> {
  const { headers, contentType, type } = message.properties;
  const fate = await unread.publish('', queue.deadLetterQueue, message.content, {
    messageId: message.properties.messageId ?? `${queue.name}/${message.fields.deliveryTag}`,
    ...(contentType && { contentType }),
    ...(type && { type }),
    headers: { ...headers, [reasonHeader]: code },
  });
  if (fate !== 'confirmed') throw new Error(`${queue.deadLetterQueue} takes no messages`);
}
