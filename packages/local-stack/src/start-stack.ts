import { resolve } from 'node:path';
import { givenAddresses } from './given-addresses';
import { LastingLease } from './keeper/lasting-lease';
import { type StoreAddress, type StoreName, storeNames } from './store';

export interface StackOptions<S extends StoreName = StoreName> {
  /** Folder of everything that belongs to this stack, e.g. `.tributary/up`; two starts on one home share the stores. */
  readonly home: string;
  /** Which stores; all three by default. An empty list only holds a lease on those that others start. */
  readonly stores?: readonly S[];
  /** Gets one line at a time for people: what is started, from where, which version. */
  readonly say: (line: string) => void;
  /** True: data survives a stop and a power loss. False: every start is empty and fast. Decided by whoever starts the store first. */
  readonly keepData: boolean;
  /** How long the stores stay up after the last one let go of them, in milliseconds; 0 by default. */
  readonly lingerMs?: number;
  /** The stores are gone for good, though nobody stopped them; by default it is only said. Those that keep data come back first. */
  readonly onLost?: (why: Error) => void;
  /** Gives up waiting; what has been started is stopped, unless others need it. */
  readonly signal?: AbortSignal;
}

export interface PostgresAddress {
  /** As a superuser, to the database `postgres`. Carries the password. */
  readonly adminUrl: string;
  readonly version: string;
  readonly origin: string;
  readonly pid?: number;
}

export interface Addresses {
  readonly postgres: PostgresAddress;
  readonly mongodb: StoreAddress;
  readonly rabbitmq: StoreAddress;
}

export type Stack<S extends StoreName = StoreName> = Pick<Addresses, S> & {
  /** Lets go of the stores. When nobody else holds them and they do not linger, they are stopped before it resolves. */
  stop(): Promise<void>;
};

/**
 * Finds or starts the stores and holds them until `stop`, or until this process dies in whatever way: then they are stopped.
 * A second start on the same home, in this process or another, gets the same stores.
 */
export async function startStack<const S extends StoreName = StoreName>(options: StackOptions<S>): Promise<Stack<S>> {
  const { keepData, say, signal, lingerMs = 0, onLost = (why) => say(why.message) } = options;
  signal?.throwIfAborted();
  const wanted: readonly StoreName[] = options.stores ?? storeNames;
  const given = await givenAddresses(wanted, process.env, say);
  const missing = wanted.filter((store) => !given.has(store));
  const lease =
    missing.length > 0 || wanted.length === 0
      ? await LastingLease.take({ home: resolve(options.home), keepData, lingerMs, say, onLost })
      : undefined;
  const giveUp = (): void => void lease?.release();
  signal?.addEventListener('abort', giveUp);
  try {
    if (signal?.aborted) giveUp();
    const started = lease ? missing.map(async (store) => [store, await lease.store(store)] as const) : [];
    const addresses = [...given, ...(await Promise.all(started))].map(([store, address]) => [store, shape(store, address)]);
    lease?.keep();
    return { ...Object.fromEntries(addresses), stop: async () => lease?.release() } as Stack<S>;
  } catch (problem) {
    await lease?.release();
    signal?.throwIfAborted();
    throw problem;
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}

const shape = (store: StoreName, { url, ...rest }: StoreAddress): StoreAddress | PostgresAddress =>
  store === 'postgres' ? { adminUrl: url, ...rest } : { url, ...rest };
