import { createServer, type Server, type Socket } from 'node:net';
import { explain } from '../explain';
import { lookAround } from '../look-around';
import { obtain } from '../obtain';
import type { RunningStore } from '../provider';
import { type StoreAddress, type StoreName, storeTitles } from '../store';
import { type Facts, waysTo } from '../ways';
import { onMessage, send, type ToKeeper } from './protocol';

export interface KeeperOptions {
  readonly home: string;
  readonly token: string;
  /** False when the notice of this keeper is gone: somebody else keeps the home. */
  readonly stillOurs: () => boolean;
  /** Called once, when everything has been stopped. */
  readonly onEnd: () => void;
}

/** Whoever started the keeper is on the way to it; nobody within this time means that they died. */
const firstLeaseWithinMs = 15_000;

/**
 * Keeps the stores of one home for as long as somebody holds a lease, that is, an open connection. Whoever dies lets go of
 * the connection, so the stores never outlive the last one who needs them.
 */
export class Keeper {
  private readonly server: Server = createServer((socket) => this.receive(socket));
  private readonly stores = new Map<StoreName, Promise<RunningStore>>();
  /** Who holds a lease, and which stores they have been told about. */
  private readonly leases = new Map<Socket, Set<StoreName>>();
  private readonly nobodyWaits = new AbortController();
  private facts: Promise<Facts> | undefined;
  private lingerMs = 0;
  private farewell: NodeJS.Timeout | undefined;
  private stopped: Promise<void> | undefined;

  constructor(private readonly options: KeeperOptions) {}

  /** Listens on the loopback interface and gives the port. */
  open(): Promise<number> {
    this.leaveAfter(firstLeaseWithinMs);
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', () => {
        const address = this.server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  }

  stop(): Promise<void> {
    this.stopped ??= this.stopAll();
    return this.stopped;
  }

  private async stopAll(): Promise<void> {
    this.nobodyWaits.abort(new Error('the start was interrupted'));
    const settled = await Promise.allSettled(this.stores.values());
    await Promise.allSettled(settled.map((store) => (store.status === 'fulfilled' ? store.value.stop() : undefined)));
    this.options.onEnd();
    for (const lease of this.leases.keys()) lease.destroy();
    this.server.close();
  }

  private receive(socket: Socket): void {
    socket.on('error', () => undefined);
    socket.once('close', () => this.letGo(socket));
    onMessage<ToKeeper>(socket, (message) => {
      if (message.ask === 'alive' || message.ask === 'lease') this.welcome(socket, message);
      else if (!this.leases.has(socket)) socket.destroy();
      else if (message.ask === 'store') void this.provide(socket, message.store, message.keepData);
      else if (this.leases.size > 1 || this.lingerMs > 0) socket.end();
      else void this.stop();
    });
  }

  private welcome(socket: Socket, message: Extract<ToKeeper, { ask: 'alive' | 'lease' }>): void {
    if (message.token !== this.options.token) {
      socket.destroy();
      return;
    }
    if (this.stopped || !this.options.stillOurs()) {
      send(socket, { tell: 'stopping' });
      return;
    }
    if (message.ask === 'lease') {
      clearTimeout(this.farewell);
      this.lingerMs = message.lingerMs;
      this.leases.set(socket, new Set());
    }
    send(socket, { tell: 'welcome' });
  }

  private letGo(socket: Socket): void {
    if (this.leases.delete(socket) && this.leases.size === 0) this.leaveAfter(this.lingerMs);
  }

  private leaveAfter(ms: number): void {
    clearTimeout(this.farewell);
    this.farewell = setTimeout(() => void this.stop(), ms);
  }

  private async provide(socket: Socket, store: StoreName, keepData: boolean): Promise<void> {
    const running = this.stores.get(store) ?? this.start(store, keepData);
    this.stores.set(store, running);
    try {
      const address = (await running).address();
      this.introduce(store, address);
      send(socket, { tell: 'ready', store, address });
    } catch (problem) {
      if (this.stores.get(store) === running) this.stores.delete(store);
      // Whoever asks again may have followed the advice meanwhile.
      this.facts = undefined;
      send(socket, { tell: 'failed', store, why: explain(problem) });
    }
  }

  private async start(store: StoreName, keepData: boolean): Promise<RunningStore> {
    const { home } = this.options;
    const say = (line: string): void => this.tellAll(line);
    const { signal } = this.nobodyWaits;
    this.facts ??= lookAround(process.env);
    return obtain(store, waysTo(store, await this.facts), { home, keepData, say, signal });
  }

  /** Nobody uses a store without having been told once which one it is. */
  private introduce(store: StoreName, { version, origin }: StoreAddress): void {
    for (const [socket, known] of this.leases) {
      if (!known.has(store)) send(socket, { tell: 'line', line: `${storeTitles[store]} ${version} from ${origin}` });
      known.add(store);
    }
  }

  private tellAll(line: string): void {
    process.stdout.write(`${new Date().toISOString()} ${line}\n`);
    for (const socket of this.leases.keys()) send(socket, { tell: 'line', line });
  }
}
