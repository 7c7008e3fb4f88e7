import { topology as plannedTopology, type Topology } from '@tributary/contracts';
import { type Log, silentLog } from '@tributary/stores';
import { type ChannelModel, connect } from 'amqplib';
import { aborted, backoff, pause } from '../pause';
import { assertTopology } from './assert-topology';
import { closeQuietly } from './close-quietly';
import type { EndReason, Rabbit } from './rabbit';

export interface RabbitOptions {
  readonly url: string;
  /** Shown in the broker's list of connections. */
  readonly service: string;
  readonly log?: Log;
  /** What to declare; the whole of contracts' topology unless a test says otherwise. */
  readonly topology?: Topology;
}

interface Link {
  readonly connection: ChannelModel;
  readonly signal: AbortSignal;
}

const lost: EndReason = 'lost';
const stopping: EndReason = 'stopping';
const firstPause = 100;
const longestPause = 5_000;
/** Seconds; a black hole between us and the broker is noticed after two of them. */
const heartbeat = 10;

/** Returns at once and connects behind the caller's back: commands go on while RabbitMQ is down. */
export function connectRabbit({ url, service, log = silentLog, topology = plannedTopology() }: RabbitOptions): Rabbit {
  const end = new AbortController();
  const waiting = new Set<(link: Link) => void>();
  let link: Link | undefined;
  let blocked = false;

  const connectOnce = async (): Promise<void> => {
    const connection = await connect(withHeartbeat(url), {
      timeout: 10_000,
      noDelay: true,
      keepAlive: true,
      clientProperties: { connection_name: service },
    });
    const life = new AbortController();
    const closed = new Promise<void>((resolve) => connection.once('close', () => resolve()));
    void closed.then(() => life.abort(lost));
    connection.on('error', (error: Error) => log.warn({ err: error }, 'the connection to RabbitMQ failed'));
    connection.on('blocked', () => {
      blocked = true;
      log.warn({}, 'RabbitMQ is short of memory or disk and takes no messages');
    });
    connection.on('unblocked', () => {
      blocked = false;
    });
    try {
      await assertTopology(connection, topology, log);
      if (end.signal.aborted || life.signal.aborted) return;
      link = { connection, signal: life.signal };
      for (const hand of [...waiting]) hand(link);
      log.info({}, 'connected to RabbitMQ');
      await Promise.race([closed, aborted(end.signal)]);
    } finally {
      link = undefined;
      blocked = false;
      life.abort(lost);
      await closeQuietly(connection);
    }
  };

  const supervise = async (): Promise<void> => {
    let failures = 0;
    while (!end.signal.aborted) {
      const since = Date.now();
      await connectOnce().catch((error: unknown) => log.warn({ err: error }, 'RabbitMQ cannot be reached'));
      failures = Date.now() - since > longestPause ? 1 : failures + 1;
      await pause(backoff(failures, firstPause, longestPause), end.signal);
    }
  };
  const supervised = supervise();

  /** The present connection or the next one; undefined once the signal is aborted. */
  const nextLink = (signal: AbortSignal): Promise<Link | undefined> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve(undefined);
      if (link && !link.signal.aborted) return resolve(link);
      const give = (answer: Link | undefined) => {
        waiting.delete(give);
        signal.removeEventListener('abort', giveUp);
        resolve(answer);
      };
      const giveUp = () => give(undefined);
      waiting.add(give);
      signal.addEventListener('abort', giveUp);
    });

  return {
    topology,
    isConnected: () => link !== undefined,
    isBlocked: () => blocked,
    connected: async (timeoutMs) => {
      const found = await nextLink(AbortSignal.any([end.signal, AbortSignal.timeout(timeoutMs)]));
      if (!found) throw new Error(`RabbitMQ was not ready within ${timeoutMs} ms`);
      return found.connection;
    },
    keep: (name, work) => {
      const stop = new AbortController();
      const sessions = async (): Promise<void> => {
        let failures = 0;
        for (;;) {
          const current = await nextLink(AbortSignal.any([stop.signal, end.signal]));
          if (!current) return;
          const since = Date.now();
          await work(current.connection, AbortSignal.any([stop.signal, current.signal])).catch((error: unknown) => {
            if (!current.signal.aborted) log.warn({ err: error, name }, 'a session with RabbitMQ failed');
          });
          failures = current.signal.aborted || Date.now() - since > longestPause ? 0 : failures + 1;
          if (failures > 0) await pause(backoff(failures, firstPause, longestPause), stop.signal);
        }
      };
      const ended = sessions();
      return {
        stop: async () => {
          stop.abort(stopping);
          await ended;
        },
      };
    },
    stop: async () => {
      end.abort(stopping);
      await supervised;
    },
  };
}

function withHeartbeat(url: string): string {
  const address = new URL(url);
  if (!address.searchParams.has('heartbeat')) address.searchParams.set('heartbeat', `${heartbeat}`);
  return address.toString();
}
