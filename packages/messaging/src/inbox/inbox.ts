import { attributeNames, spanNames, withSpan } from '@tributary/service-kit';
import type { Log } from '@tributary/stores';
import { backoff, pause } from '../pause';
import { eventsHandled } from '../telemetry/messaging-metrics';
import { type Consumer, type ConsumerSettings, defaultRetry, type Readable } from './consumer';
import { failureCode } from './failure-code';
import type { InboxMessage, InboxStore } from './inbox-store';
import { restoreMessage } from './raw-message';

/** A message that could be read, with what the store keeps of it if it has to wait. */
export type Entry<M> = Readable<M> & InboxMessage;

/** The connection ended or the process stops: nothing was done that is not committed, and nothing may be acknowledged. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export interface Inbox<M> {
  /**
   * Brings every message to its end, in order: applied, dropped as a repeat, or parked. After that they can be
   * acknowledged. While the store does not answer it waits. @throws Interrupted
   */
  take(messages: readonly Entry<M>[], signal: AbortSignal): Promise<void>;
  /** Parks a message untried, because it may end the process: a try of a parked one is counted before it is made. @throws Interrupted */
  putOff(message: Entry<M>, signal: AbortSignal): Promise<void>;
  /** Tries one parked message again, if one is due; false if not. @throws Interrupted, or what the store throws */
  retryOne(signal: AbortSignal): Promise<boolean>;
}

export interface InboxOptions<Tx, M> {
  readonly store: InboxStore<Tx>;
  readonly consumer: Consumer<Tx, M>;
  readonly log: Log;
  readonly settings: ConsumerSettings;
  /** Milliseconds to wait after the n-th failure of the store in a row. */
  readonly storePause?: (failures: number) => number;
}

/**
 * The store answers, and yet a message fails as if it did not, for so many milliseconds: then it is the message. Longer
 * than MongoDB keeps the transaction of a process that died (60 s), which until then conflicts with its successor's.
 */
const suspectAfterMs = 90_000;

/** Message ids and effects in one transaction, in batches; one by one where a batch fails, so that only the guilty one waits. */
export function makeInbox<Tx, M>({
  store,
  consumer,
  log,
  settings,
  storePause = (failures) => backoff(failures, 50, 2_000),
}: InboxOptions<Tx, M>): Inbox<M> {
  const queue = consumer.queue.name;
  const { retryIn = defaultRetry } = settings;
  const count = (outcome: string, by: number) => by > 0 && eventsHandled.inc({ subscription: queue, outcome }, by);

  /** Repeats the work while the store is at fault. What it throws in the end is the message's fault. */
  const patiently = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    let since = performance.now();
    for (let failures = 1; ; failures += 1) {
      if (signal.aborted) throw new Interrupted();
      try {
        return await work();
      } catch (error) {
        if (!store.isTransient(error)) throw error;
        const answers = await store.ping().then(
          () => true,
          () => false,
        );
        if (!answers) since = performance.now();
        else if (performance.now() - since > suspectAfterMs) throw error;
        log.warn({ queue, err: error, answers }, 'the store cannot take messages now; they wait');
        await pause(storePause(failures), signal);
      }
    }
  };

  const applyTogether = async (batch: readonly Entry<M>[]): Promise<void> => {
    const outcome = await store.transaction(async (tx) => {
      const { fresh, blocked } = await store.receive(tx, queue, batch);
      const received = batch.filter(({ id }) => fresh.has(id));
      const waiting = received.filter(({ aggregate }) => blocked.has(aggregate));
      const applied = received.filter(({ aggregate }) => !blocked.has(aggregate));
      if (waiting.length > 0) await store.park(tx, queue, waiting);
      if (applied.length > 0) await consumer.apply(tx, applied);
      return { applied: applied.length, parked: waiting.length };
    });
    count('applied', outcome.applied);
    count('parked', outcome.parked);
    count('repeated', batch.length - outcome.applied - outcome.parked);
  };

  const park = async (entry: Entry<M>, code: string): Promise<boolean> => {
    const failure = { attempts: 1, code, retryInMs: retryIn(1) };
    const parked = await store.transaction(async (tx) => {
      const { fresh, blocked } = await store.receive(tx, queue, [entry]);
      if (!fresh.has(entry.id)) return false;
      if (!blocked.has(entry.aggregate)) await store.block(tx, queue, entry.aggregate, failure);
      await store.park(tx, queue, [entry]);
      return true;
    });
    count(parked ? 'parked' : 'repeated', 1);
    return parked;
  };

  const parkFailed = async (entry: Entry<M>, error: unknown): Promise<void> => {
    const code = failureCode(error);
    await park(entry, code);
    log.warn({ queue, messageId: entry.id, type: entry.type, code, err: error }, 'a message failed and is parked');
  };

  const applyAlone = async (entry: Entry<M>, signal: AbortSignal): Promise<void> => {
    try {
      await patiently(signal, () => applyTogether([entry]));
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      await patiently(signal, () => parkFailed(entry, error));
    }
  };

  return {
    take: async (messages, signal) => {
      // A statement that inserts one id twice fails for the whole batch, at every redelivery.
      const batch = [...new Map(messages.map((message) => [message.id, message])).values()];
      count('repeated', messages.length - batch.length);
      const attributes = { [attributeNames.subscription]: queue, [attributeNames.batchSize]: batch.length };
      try {
        await withSpan(spanNames.receiveEvents, attributes, () => patiently(signal, () => applyTogether(batch)));
      } catch (error) {
        if (error instanceof Interrupted) throw error;
        for (const entry of batch) await applyAlone(entry, signal);
      }
    },

    putOff: async (entry, signal) => {
      if (!(await patiently(signal, () => park(entry, 'message.delivery-limit')))) return;
      log.error({ queue, messageId: entry.id, type: entry.type }, 'a message came back too often and is parked untried');
    },

    retryOne: async (signal) => {
      // Charged before it is tried: a message that ends the process must run out of tries too.
      const due = await store.transaction(async (tx) => {
        const taken = await store.takeDue(tx, queue);
        if (!taken) return undefined;
        const attempts = taken.attempts + 1;
        const charged = { attempts, code: 'message.delivery-limit', retryInMs: retryIn(attempts) };
        await store.reschedule(tx, queue, taken.message.aggregate, charged);
        return { message: taken.message, attempts };
      });
      if (!due) return false;

      const { message, attempts } = due;
      const whenFirst = (work: (tx: Tx) => Promise<void>) =>
        patiently(signal, () =>
          store.transaction(async (tx) => {
            if (await store.holdFirst(tx, queue, message)) await work(tx);
          }),
        );
      try {
        await whenFirst(async (tx) => {
          await consumer.apply(tx, [consumer.read(restoreMessage(message.body, message.properties))]);
          await store.settle(tx, queue, message);
        });
        count('applied', 1);
      } catch (error) {
        if (error instanceof Interrupted) throw error;
        const failure = { attempts, code: failureCode(error), retryInMs: retryIn(attempts) };
        await whenFirst((tx) => store.reschedule(tx, queue, message.aggregate, failure));
        const what =
          failure.retryInMs === undefined ? 'a parked message failed for the last time' : 'a parked message failed again';
        log.warn({ queue, messageId: message.id, type: message.type, attempts, code: failure.code, err: error }, what);
      }
      return true;
    },
  };
}
