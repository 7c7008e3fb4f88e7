import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMongoDatabase, dropMongoDatabase, startStack } from '@tributary/local-stack';
import { createConnection } from 'mongoose';
import { freshMongoWorld } from './harness/fresh-mongo-world';
import { killSuite } from './harness/kill-suite';

/**
 * MongoDB keeps the transaction of a process that died for a minute, and whoever gets its messages next waits for that.
 * A server of our own may be told to be quicker.
 */
async function quickMongo() {
  const home = mkdtempSync(join(tmpdir(), 'messaging-kill-'));
  const stack = await startStack({ home, stores: ['mongodb'], say: () => undefined, keepData: false });
  const url = createMongoDatabase(stack.mongodb.url, 'kill');
  const limit = (seconds: number) => setLifetime(url, seconds);
  const before = await limit(2);
  return {
    url,
    drop: async () => {
      await dropMongoDatabase(url);
      await limit(before);
      await stack.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Returns what it was. */
async function setLifetime(url: string, seconds: number): Promise<number> {
  const connection = await createConnection(url).asPromise();
  try {
    const answer = await connection
      .getClient()
      .db('admin')
      .command({ setParameter: 1, transactionLifetimeLimitSeconds: seconds });
    return Number(answer['was'] ?? 60);
  } finally {
    await connection.close();
  }
}

killSuite('mongo', async () => freshMongoWorld(await quickMongo()));
