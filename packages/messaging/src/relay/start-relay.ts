import { serviceExchange } from '@tributary/contracts';
import type { Log } from '@tributary/stores';
import { backoff, pause } from '../pause';
import { assertTopology } from '../rabbit/assert-topology';
import type { Rabbit } from '../rabbit/rabbit';
import { isWanted } from '../rabbit/routes';
import { eventsPublished, outboxOldestSeconds, outboxWaiting } from '../telemetry/messaging-metrics';
import { makeWake } from '../wake';
import { Drain, type DrainLimits, defaultDrainLimits } from './drain';
import type { OutboxStore } from './outbox-store';
import { keepPartitions } from './partition-keeper';
import { type Outcome, type PublishSession, publishSession } from './publish-session';

export interface RelaySettings {
  /** Milliseconds between looks at an outbox that nobody rang for. [500] */
  readonly pollMs?: number;
  /** Milliseconds until a stalled relay's partitions pass on. [10 000] */
  readonly leaseMs?: number;
  /** Milliseconds until a missing confirm is taken for lost. [30 000] */
  readonly confirmTimeoutMs?: number;
  readonly limits?: DrainLimits;
}

export interface RelayOptions extends RelaySettings {
  readonly store: OutboxStore;
  readonly rabbit: Rabbit;
  readonly log: Log;
  /** Tells of commits in this process. */
  readonly onCommitted: (listener: (partitions: ReadonlySet<number>) => void) => () => void;
}

export interface Relay {
  /** Publishes what is read, waits for its confirms, removes it, gives the partitions back. */
  stop(): Promise<void>;
}

/** Confirmed events wait this long for company before they are removed together. Milliseconds. */
const removalPause = 5;
const removalBatch = 1_000;
/** Milliseconds between two announcements to other processes: a storm of commits is one ring. */
const announcePause = 5;
const depthEvery = 15_000;
/** How long a stopping relay waits for confirms that are under way. */
const drainMs = 5_000;

/** Carries out what Drain decides. Everything runs in loops of its own, so that no work is counted to the request that rang. */
export function startRelay(options: RelayOptions): Relay {
  const { store, rabbit, log, pollMs = 500, leaseMs = 10_000, confirmTimeoutMs = 30_000 } = options;
  const drain = new Drain(options.limits ?? defaultDrainLimits);
  const end = new AbortController();
  const [toRead, toPublish, toRemove, toAnnounce, toHeal] = [makeWake(), makeWake(), makeWake(), makeWake(), makeWake()];
  let session: PublishSession | undefined;
  let more = false;
  let full = false;

  const progress = (): void => {
    toPublish.ring();
    toRemove.ring();
  };
  const outcome: Outcome = {
    confirmed: (row) => {
      eventsPublished.inc({ outcome: 'confirmed' });
      drain.confirmed(row.key);
      progress();
    },
    returned: (row) => {
      // Nobody asks for this type: there is no queue it should be in, and it would wait for ever.
      if (!isWanted(rabbit.topology, serviceExchange, row.type)) return outcome.confirmed(row);
      eventsPublished.inc({ outcome: 'returned' });
      log.error({ type: row.type, eventId: row.id }, 'an event reached no queue; it stays in the outbox with what follows it');
      drain.refused(row.key, performance.now());
      toHeal.ring();
      toRead.ring();
    },
    refused: (row) => {
      eventsPublished.inc({ outcome: 'refused' });
      log.warn({ type: row.type, eventId: row.id }, 'RabbitMQ refused an event; it stays in the outbox with what follows it');
      drain.refused(row.key, performance.now());
      toRead.ring();
    },
  };

  const publishing = rabbit.keep('relay', async (connection, signal) => {
    try {
      await publishSession(connection, signal, { rabbit, exchange: serviceExchange, confirmTimeoutMs }, outcome, (opened) => {
        session = opened;
        toPublish.ring();
      });
    } finally {
      session = undefined;
      drain.connectionLost();
    }
  });

  const loop = async (step: () => Promise<void>, what: string): Promise<void> => {
    let failures = 0;
    while (!end.signal.aborted) {
      try {
        await step();
        failures = 0;
      } catch (error) {
        failures += 1;
        log.warn({ err: error }, what);
        await pause(backoff(failures, 50, 2_000), end.signal);
      }
    }
  };

  const readOnce = async (): Promise<void> => {
    // What is due must not make the loop spin while there is no room to read it into.
    const retryAt = full ? undefined : drain.nextRetryAt;
    if (!more) await toRead.sleep(retryAt === undefined ? pollMs : Math.min(pollMs, retryAt - performance.now()));
    more = false;
    if (end.signal.aborted) return;
    const request = drain.startRead(performance.now());
    // Memory is full; the next removal makes room and rings.
    full = request === undefined;
    if (!request) return;
    try {
      const result = await store.read(request);
      drain.found(result);
      more = result.truncated;
    } catch (error) {
      drain.readFailed();
      throw error;
    }
    progress();
  };

  const publishOnce = async (): Promise<void> => {
    await toPublish.sleep();
    // Confirms come in bursts; what they set free goes out together.
    await new Promise((resolve) => setImmediate(resolve));
    if (!session || rabbit.isBlocked()) return;
    const rows = drain.takeForPublishing();
    if (rows.length > 0) session.send(rows);
  };

  const removeOnce = async (): Promise<void> => {
    if (drain.removableCount === 0) await toRemove.sleep();
    if (drain.removableCount < removalBatch && !stopping) await pause(removalPause);
    const rows = drain.takeForRemoval(removalBatch);
    if (rows.length > 0) {
      try {
        await store.remove(rows);
        drain.removed(rows);
      } catch (error) {
        drain.removalFailed(rows);
        throw error;
      }
      // There is room again, or an aggregate has sent what was in memory of it and the rest may be read.
      if (full || (drain.nextRetryAt ?? Number.POSITIVE_INFINITY) <= performance.now()) toRead.ring();
    }
  };

  const announceOnce = async (): Promise<void> => {
    await toAnnounce.sleep();
    if (end.signal.aborted) return;
    await store.announce();
    await pause(announcePause, end.signal);
  };

  const healOnce = async (): Promise<void> => {
    await toHeal.sleep();
    if (end.signal.aborted) return;
    await assertTopology(await rabbit.connected(10_000), rabbit.topology, log);
    await pause(1_000, end.signal);
  };

  const measureOnce = async (): Promise<void> => {
    const { rows, oldestSeconds } = await store.depth();
    outboxWaiting.set(rows);
    outboxOldestSeconds.set(oldestSeconds);
    await pause(depthEvery, end.signal);
  };

  let stopping = false;
  const quiet = async (partitions: ReadonlySet<number>, atMost: number): Promise<void> => {
    for (const until = performance.now() + atMost; drain.isBusyWith(partitions) && performance.now() < until; ) await pause(5);
  };

  const unlisten = options.onCommitted((partitions) => {
    const mine = [...partitions].every((partition) => drain.owned.has(partition));
    if (!mine) toAnnounce.ring();
    toRead.ring();
  });
  const listener = store.listen(() => toRead.ring());
  const partitions = keepPartitions({
    store,
    log,
    leaseMs,
    gained: (gained) => {
      drain.own(gained);
      toRead.ring();
    },
    lost: async (given) => {
      drain.disown(given);
      store.forget(given);
      toRemove.ring();
      await quiet(new Set(given), Math.min(drainMs, leaseMs / 3));
    },
  });
  const loops = Promise.all([
    loop(readOnce, 'the outbox could not be read'),
    loop(publishOnce, 'events could not be published'),
    loop(removeOnce, 'published events could not be removed from the outbox'),
    loop(announceOnce, 'other relays could not be told of new events'),
    loop(healOnce, 'the topology could not be declared again'),
    loop(measureOnce, 'the outbox could not be measured'),
  ]);

  return {
    stop: async () => {
      stopping = true;
      unlisten();
      await listener.stop();
      // Disowns everything: nothing new is sent, what is under way is waited for.
      await partitions.stop();
      await publishing.stop();
      end.abort();
      for (const wake of [toRead, toPublish, toRemove, toAnnounce, toHeal]) wake.ring();
      await loops;
    },
  };
}
