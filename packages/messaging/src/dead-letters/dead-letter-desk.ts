import { createHash } from 'node:crypto';
import type { PlannedQueue } from '@tributary/contracts';
import type { ChannelModel, GetMessage } from 'amqplib';
import { reasonHeader } from '../inbox/dead-letter-headers';
import type { InboxStore, ParkedMessage } from '../inbox/inbox-store';
import { closeQuietly } from '../rabbit/close-quietly';
import { openConfirmedPublisher } from '../rabbit/confirmed-publisher';
import type { Rabbit } from '../rabbit/rabbit';
import type { DeadLetter, DeadLetterFilter, DeadLetters } from './dead-letter';

export interface DeskOptions<Tx> {
  readonly store: InboxStore<Tx>;
  readonly rabbit: Rabbit;
  readonly service: string;
}

const patienceMs = 10_000;
const most = 1_000;

/** Looks after the dead letters of one service. */
export function makeDeadLetterDesk<Tx>({ store, rabbit, service }: DeskOptions<Tx>): DeadLetters {
  const queuesOf = (queue: string | undefined): PlannedQueue[] =>
    rabbit.topology.queues.filter((planned) => planned.service === service && (queue === undefined || planned.name === queue));

  const findParked = async (queue: string, id: string): Promise<ParkedMessage | undefined> =>
    (await store.listParked({ consumers: [queue], id, limit: 1 }))[0];

  /** True when the message was still first of its aggregate and the work was done. */
  const whenFirst = (message: ParkedMessage, work: (tx: Tx) => Promise<void>): Promise<boolean> =>
    store.transaction(async (tx) => {
      const first = await store.holdFirst(tx, message.consumer, message);
      if (first) await work(tx);
      return first;
    });

  const inBroker = async <T>(queue: string, look: Look<T>): Promise<T | undefined> => {
    const [planned] = queuesOf(queue);
    return planned && lookThrough(await rabbit.connected(patienceMs), planned.deadLetterQueue, look);
  };

  const listBroker = async ({ name, deadLetterQueue }: PlannedQueue, limit: number): Promise<DeadLetter[]> => {
    const found: DeadLetter[] = [];
    if (limit < 1) return found;
    await lookThrough(await rabbit.connected(patienceMs), deadLetterQueue, async (message) => {
      found.push(describeUndeliverable(name, message));
      return found.length < limit ? undefined : { done: true };
    });
    return found;
  };

  const desk: DeadLetters = {
    listDeadLetters: async ({ queue, state, aggregate, limit = 100 } = {}) => {
      const atMost = Math.min(limit, most);
      const queues = queuesOf(queue);
      const parked =
        state === 'undeliverable'
          ? []
          : await store.listParked({
              consumers: queues.map(({ name }) => name),
              limit: atMost,
              ...(state && { state }),
              ...(aggregate && { aggregate }),
            });
      const found = parked.map(describeParked);
      if (state !== undefined && state !== 'undeliverable') return found;
      for (const planned of queues) {
        const letters = await listBroker(planned, aggregate === undefined ? atMost - found.length : most);
        found.push(...letters.filter((letter) => aggregate === undefined || letter.aggregate === aggregate));
      }
      return found.slice(0, atMost);
    },

    showDeadLetter: async (queue, id) => {
      const parked = queuesOf(queue).length > 0 ? await findParked(queue, id) : undefined;
      if (parked) return { ...describeParked(parked), body: parked.body.toString('utf8') };
      return inBroker(queue, async (message) => {
        const letter = describeUndeliverable(queue, message);
        return letter.id === id ? { done: { ...letter, body: message.content.toString('utf8') } } : undefined;
      });
    },

    replayDeadLetter: async (queue, id) => {
      const parked = queuesOf(queue).length > 0 ? await findParked(queue, id) : undefined;
      if (parked) {
        const due = { attempts: 0, code: parked.lastError ?? 'message.handler-failed', retryInMs: 0 };
        return whenFirst(parked, (tx) => store.reschedule(tx, queue, parked.aggregate, due));
      }
      const replayed = await inBroker(queue, async (message, connection) => {
        if (describeUndeliverable(queue, message).id !== id) return undefined;
        await putBack(connection, queue, message);
        return { done: true, take: true };
      });
      return replayed ?? false;
    },

    replayDeadLetters: async (filter: DeadLetterFilter) => {
      let replayed = 0;
      for (const { queue, id, state } of await desk.listDeadLetters({ limit: most, ...filter })) {
        // Those behind another one follow by themselves.
        if (state !== 'waiting' && (await desk.replayDeadLetter(queue, id))) replayed += 1;
      }
      return replayed;
    },

    discardDeadLetter: async (queue, id) => {
      const parked = queuesOf(queue).length > 0 ? await findParked(queue, id) : undefined;
      if (parked?.state === 'waiting') {
        await store.transaction((tx) => store.dropWaiting(tx, queue, id));
        return true;
      }
      if (parked) return whenFirst(parked, (tx) => store.settle(tx, queue, parked));
      const discarded = await inBroker(queue, async (message) =>
        describeUndeliverable(queue, message).id === id ? { done: true, take: true } : undefined,
      );
      return discarded ?? false;
    },
  };
  return desk;
}

/** Looks at one message; `done` ends the search with an answer, and `take` removes this message from the queue. */
type Look<T> = (
  message: GetMessage,
  connection: ChannelModel,
) => Promise<{ readonly done: T; readonly take?: boolean } | undefined>;

/**
 * A broker's queue can only be looked at by taking messages out; those not acknowledged go back, in order, when the
 * channel closes. For that moment nobody else sees them.
 */
async function lookThrough<T>(connection: ChannelModel, queue: string, look: Look<T>): Promise<T | undefined> {
  const channel = await connection.createChannel();
  channel.on('error', () => undefined);
  try {
    for (let seen = 0; seen < most * 10; seen += 1) {
      const message = await channel.get(queue);
      if (!message) return undefined;
      const answer = await look(message, connection);
      if (!answer) continue;
      if (answer.take) channel.ack(message);
      return answer.done;
    }
    return undefined;
  } finally {
    await closeQuietly(channel);
  }
}

/** Into its own queue only, not to the exchange: the other consumers had their copy. Confirmed before it is taken away. */
async function putBack(connection: ChannelModel, queue: string, message: GetMessage): Promise<void> {
  const publisher = await openConfirmedPublisher(connection);
  const { headers = {}, contentType, type, messageId } = message.properties;
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== reasonHeader && !brokerHeader.test(name)));
  const fate = await publisher.publish('', queue, message.content, {
    messageId: messageId ?? idOf(message),
    ...(contentType && { contentType }),
    ...(type && { type }),
    headers: kept,
  });
  await publisher.close();
  if (fate !== 'confirmed') throw new Error(`${queue} takes no messages`);
}

/** What the broker writes about deaths and deliveries; carried over, it would count again. */
const brokerHeader = /^x-(death|delivery-count|acquired-count|first-death|last-death|opt-)/;

const idOf = (message: GetMessage): string =>
  typeof message.properties.messageId === 'string'
    ? message.properties.messageId
    : createHash('sha256').update(message.content).digest('hex');

const describeParked = ({
  id,
  consumer,
  state,
  aggregate,
  type,
  attempts,
  lastError,
  parkedAt,
  nextAttemptAt,
}: ParkedMessage): DeadLetter => ({
  id,
  queue: consumer,
  state,
  aggregate,
  type,
  attempts,
  reason: lastError,
  since: parkedAt,
  nextAttemptAt,
});

function describeUndeliverable(queue: string, message: GetMessage): DeadLetter {
  const { headers, type } = message.properties;
  const reason = headers?.[reasonHeader];
  const attributes = readLoosely(message.content);
  return {
    id: idOf(message),
    queue,
    state: 'undeliverable',
    aggregate: optionalText(attributes['subject']),
    type: optionalText(attributes['type']) ?? optionalText(type),
    attempts: 0,
    reason: typeof reason === 'string' ? reason : 'message.delivery-limit',
    since: undefined,
    nextAttemptAt: undefined,
  };
}

function readLoosely(body: Buffer): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(body.toString('utf8'));
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
