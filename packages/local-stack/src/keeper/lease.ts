import { connect, type Socket } from 'node:net';
import { isRunning } from '../is-running';
import type { StoreAddress, StoreName } from '../store';
import type { Notice } from './notice';
import { type FromKeeper, onMessage, send, type ToKeeper } from './protocol';

/** The keeper's promise to keep the stores up; over when released, or when this process dies. */
export class Lease {
  private readonly waiting = new Map<StoreName, { resolve: (address: StoreAddress) => void; reject: (problem: Error) => void }>();
  private released = false;
  /** Resolves when the keeper has let go of us, or has died. */
  readonly closed: Promise<void>;

  constructor(
    private readonly socket: Socket,
    private readonly say: (line: string) => void,
  ) {
    this.closed = new Promise((resolve) =>
      socket.once('close', () => {
        this.failAll();
        resolve();
      }),
    );
  }

  /** Asks for a store, which is started if it is not running. */
  store(store: StoreName, keepData: boolean): Promise<StoreAddress> {
    return new Promise((resolve, reject) => {
      if (this.released || this.socket.destroyed) return reject(over());
      this.waiting.set(store, { resolve, reject });
      send(this.socket, { ask: 'store', store, keepData });
    });
  }

  /** Resolves when the stores are stopped, or at once when others need them or they linger. */
  release(): Promise<void> {
    this.released = true;
    if (!this.socket.destroyed) send(this.socket, { ask: 'release' });
    return this.closed;
  }

  hear(message: FromKeeper): void {
    if (message.tell === 'line') this.say(message.line);
    if (message.tell === 'ready') this.waiting.get(message.store)?.resolve(message.address);
    if (message.tell === 'failed') this.waiting.get(message.store)?.reject(new Error(message.why));
  }

  private failAll(): void {
    for (const { reject } of this.waiting.values()) reject(over());
  }
}

const over = (): Error => new Error('the lease of the stores is over');

export interface Visit {
  /** How long the stores stay up after the last lease, in milliseconds. */
  readonly lingerMs: number;
  readonly say: (line: string) => void;
}

/** Takes a lease of the keeper of a notice. `nobody`: it is dead, or its port belongs to somebody else now. */
export async function takeLease(notice: Notice, { lingerMs, say }: Visit): Promise<Lease | 'nobody' | 'stopping'> {
  let lease: Lease | undefined;
  const socket = await meet(notice, { ask: 'lease', token: notice.token, lingerMs }, (message) => lease?.hear(message));
  if (typeof socket === 'string') return socket;
  lease = new Lease(socket, say);
  return lease;
}

/** Whether somebody keeps the home of this notice, if only to stop its stores. */
export async function isAlive(notice: Notice): Promise<boolean> {
  const socket = await meet(notice, { ask: 'alive', token: notice.token }, () => undefined);
  if (typeof socket !== 'string') socket.destroy();
  return socket !== 'nobody';
}

/** A keeper answers at once: it does nothing slow itself. */
const patienceMs = 5_000;

function meet(notice: Notice, greeting: ToKeeper, hear: (message: FromKeeper) => void): Promise<Socket | 'nobody' | 'stopping'> {
  if (!isRunning(notice.pid)) return Promise.resolve('nobody');
  return new Promise((resolve) => {
    const socket = connect(notice.port, '127.0.0.1');
    const leave = (why: 'nobody' | 'stopping'): void => {
      socket.destroy();
      resolve(why);
    };
    socket.setTimeout(patienceMs, () => leave('nobody'));
    socket.on('error', () => leave('nobody'));
    socket.once('close', () => resolve('nobody'));
    socket.once('connect', () => send(socket, greeting));
    onMessage<FromKeeper>(socket, (message) => {
      if (message.tell === 'stopping') leave('stopping');
      else if (message.tell !== 'welcome') hear(message);
      else {
        socket.setTimeout(0);
        resolve(socket);
      }
    });
  });
}
