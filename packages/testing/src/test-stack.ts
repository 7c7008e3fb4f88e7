import { resolve } from 'node:path';
import { type Addresses, type Stack, type StoreName, startStack } from '@tributary/local-stack';

/**
 * Stores stay up this long after the last run, so that the next run of a single file starts at once (RabbitMQ needs 6 s).
 * Not where nobody will run again.
 */
const lingerMs = process.env['CI'] ? 0 : 120_000;

const open = <S extends StoreName>(stores: readonly S[], say: (line: string) => void): Promise<Stack<S>> =>
  startStack({
    home: resolve(__dirname, '../../../.tributary/test'),
    stores,
    say,
    keepData: false,
    lingerMs,
  });

/** Holds the stores of this run without starting any: a file starts what it asks for, later files find it running. */
export const holdStack = (): Promise<Stack<never>> => open([], (line) => void process.stderr.write(`  ${line}\n`));

const found = new Map<StoreName, Promise<Addresses[StoreName]>>();

/** The address of a store, which is started by the first test file that asks for it. */
export function testStore<S extends StoreName>(store: S): Promise<Addresses[S]> {
  const address = found.get(store) ?? lookUp(store);
  found.set(store, address);
  return address as Promise<Addresses[S]>;
}

async function lookUp<S extends StoreName>(store: S): Promise<Addresses[StoreName]> {
  // The run's own lease hears what is started; there is no need to say it twice.
  const stack = await open([store], () => undefined);
  // The run as a whole holds the store; a lease of this worker's would only keep it from ending.
  await stack.stop();
  return stack[store];
}
