import { type StoreName, startStack } from '../src';

/** A program of its own that holds a stack until it is killed: `node hold-stack.js <home> <store,…> <keep|drop>`. */
async function hold([home = '', stores = '', keep = 'drop']: readonly string[]): Promise<void> {
  const stack = await startStack({
    home,
    stores: stores.split(',').filter(Boolean) as StoreName[],
    say: () => undefined,
    keepData: keep === 'keep',
  });
  process.stdout.write(`${JSON.stringify(stack)}\n`);
}

void hold(process.argv.slice(2));
