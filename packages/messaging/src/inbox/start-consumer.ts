import type { Running } from '@tributary/service-kit';
import type { Log } from '@tributary/stores';
import { backoff, pause } from '../pause';
import { assertTopology } from '../rabbit/assert-topology';
import type { Rabbit } from '../rabbit/rabbit';
import { eventsDead, eventsParked } from '../telemetry/messaging-metrics';
import { consumeSession } from './consume-session';
import type { Consumer, ConsumerSettings } from './consumer';
import { Interrupted, makeInbox } from './inbox';
import type { InboxStore } from './inbox-store';
import { pruneInbox } from './prune-inbox';

export interface ConsumerOptions<Tx, M> {
  readonly store: InboxStore<Tx>;
  readonly rabbit: Rabbit;
  readonly consumer: Consumer<Tx, M>;
  readonly log: Log;
  readonly settings?: ConsumerSettings;
}

const countEveryMs = 15_000;
const notFound = 404;

/** Consumes the queue over every connection there is, and tries parked messages again when their time comes. */
export function startConsumer<Tx, M>({ store, rabbit, consumer, log, settings = {} }: ConsumerOptions<Tx, M>): Running {
  const inbox = makeInbox({ store, consumer, log, settings });
  const end = new AbortController();
  const subscription = consumer.queue.name;
  const { retryPollMs = 1_000, keepDays = 14 } = settings;

  // `keep` starts the next session after the last one has returned: of one process, two never work on one queue at once.
  const sessions = rabbit.keep(subscription, async (connection, signal) => {
    try {
      await consumeSession(connection, signal, { consumer, inbox, settings, log });
    } catch (error) {
      // Somebody deleted the queue.
      if (error instanceof Error && 'code' in error && error.code === notFound)
        await assertTopology(connection, rabbit.topology, log);
      throw error;
    }
  });

  const retries = async (): Promise<void> => {
    let failures = 0;
    while (!end.signal.aborted) {
      try {
        while (!end.signal.aborted && (await store.hasDue(subscription)) && (await inbox.retryOne(end.signal)));
        failures = 0;
      } catch (error) {
        if (error instanceof Interrupted) return;
        failures += 1;
        log.warn({ queue: subscription, err: error }, 'parked messages could not be tried again');
      }
      await pause(failures === 0 ? retryPollMs : backoff(failures, retryPollMs, 30_000), end.signal);
    }
  };

  const measure = async (): Promise<void> => {
    while (!end.signal.aborted) {
      const counts = await store.counts(subscription).catch(() => undefined);
      if (counts) {
        eventsParked.set({ subscription }, counts.parked);
        eventsDead.set({ subscription }, counts.dead);
      }
      await pause(countEveryMs, end.signal);
    }
  };

  const loops = Promise.all([retries(), measure(), pruneInbox(store, log, keepDays, end.signal)]);
  return {
    stop: async () => {
      await sessions.stop();
      end.abort();
      await loops;
    },
  };
}
