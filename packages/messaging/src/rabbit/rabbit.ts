import type { Topology } from '@tributary/contracts';
import type { ChannelModel } from 'amqplib';

/** Why a session has to end: the connection is gone, or the caller asked for it and there is time to finish. */
export type EndReason = 'lost' | 'stopping';

/** A supervised connection to RabbitMQ: lost, it is made again with growing pauses; nothing else has to know. */
export interface Rabbit {
  /** What is declared on every connection. */
  readonly topology: Topology;
  /** Ready to talk: connected, and the topology asserted. */
  isConnected(): boolean;
  /** Rejects when the broker is not ready within the time, for tools that cannot wait; services never need it. */
  connected(timeoutMs: number): Promise<ChannelModel>;
  /** The broker has stopped reading what we publish, because its memory or its disk runs short. */
  isBlocked(): boolean;
  /**
   * Runs `work` on every connection. `signal` is aborted with an EndReason; `work` then returns. It is run again, after a
   * pause, when it returns or throws while the connection lives.
   */
  keep(name: string, work: (connection: ChannelModel, signal: AbortSignal) => Promise<void>): { stop(): Promise<void> };
  /** Ends the connection. Stop what runs on it first. */
  stop(): Promise<void>;
}
