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

/** A message that came back so often may be one that kills its reader: from then on each is applied and acknowledged alone. */
const suspiciousDeliveries = 2;
/** Then the first of the queue is the one that was being applied: it is parked untried, and the store counts its tries. */
const guiltyDeliveries = 3;

/**
 * Consumes over one connection until it ends, or the caller stops.
 *
 * What is not acknowledged comes back in order only if it is taken again as a whole: a quorum queue puts what returns
 * behind what has returned before and still waits. Hence one channel with one prefetch from the beginning to the end, and
 * nothing is ever handed back but by ending it. (A cautious beginning with a smaller prefetch would be safer from messages
 * that kill their reader, and returns an aggregate's first event behind its later ones.)
 */
export async function consumeSession<Tx, M>(
  connection: ChannelModel,
  signal: AbortSignal,
  options: SessionOptions<Tx, M>,
): Promise<void> {
  const unread = await openConfirmedPublisher(connection);
  try {
    await consumeChannel(connection, unread, signal, options);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    await unread.close();
  }
}

async function consumeChannel<Tx, M>(
  connection: ChannelModel,
  unread: ConfirmedPublisher,
  signal: AbortSignal,
  options: SessionOptions<Tx, M>,
): Promise<void> {
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
    await channel.prefetch(prefetch);
    await channel.consume(options.consumer.queue.name, (message) => {
      // The broker took the queue away.
      if (!message) return end('lost');
      waiting.push(message);
      delivered.ring();
    });
    for (let first = true; !life.signal.aborted; ) {
      const [next] = waiting;
      if (!next) {
        await delivered.sleep();
        continue;
      }
      const untried = first && deliveriesOf(next) >= guiltyDeliveries;
      first = false;
      await settle(waiting.splice(0, togetherOf(waiting, batch)), channel, unread, life.signal, { ...options, untried });
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // What is not acknowledged goes back to the queue.
    await closeQuietly(channel);
  }
}

/** How many of the first messages to apply together. */
function togetherOf(waiting: readonly ConsumeMessage[], batch: number): number {
  const suspicious = waiting.findIndex((message) => deliveriesOf(message) >= suspiciousDeliveries);
  return suspicious === -1 ? Math.min(batch, waiting.length) : Math.max(1, Math.min(batch, suspicious));
}

const deliveriesOf = ({ properties }: ConsumeMessage): number => Number(properties.headers?.['x-delivery-count'] ?? 0);

/** Takes the batch to its end and acknowledges it. */
async function settle<Tx, M>(
  batch: readonly ConsumeMessage[],
  channel: Channel,
  unread: ConfirmedPublisher,
  signal: AbortSignal,
  { consumer, inbox, log, untried }: SessionOptions<Tx, M> & { readonly untried: boolean },
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
  if (untried) for (const entry of entries) await inbox.putOff(entry, signal);
  else if (entries.length > 0) await inbox.take(entries, signal);
  const last = batch.at(-1);
  // Of a channel that has ended everything comes again, and the inbox knows it.
  const lost: EndReason = 'lost';
  if (last && !(signal.aborted && signal.reason === lost)) channel.ack(last, true);
}

function readEntry<Tx, M>(consumer: Consumer<Tx, M>, message: ConsumeMessage): Entry<M> | Unreadable {
  try {
    const raw = rawMessage(message);
    return {
      ...consumer.read(raw),
      body: raw.body,
      // Written out only for what has to wait.
      get properties() {
        return writeProperties(raw);
      },
    };
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
