import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Addresses, type StoreName, startStack } from '@tributary/local-stack';
import { eventually } from '@tributary/testing';
import { connect } from 'amqplib';
import { createConnection, mongo } from 'mongoose';
import { Client } from 'pg';
import { storePid } from './store-pid';

/** Servers that only this rig uses, so that it may kill them. */
export interface OwnStores extends Addresses {
  /** How long MongoDB keeps the transaction of a process that was killed; its successor conflicts with it that long (ADR 5). */
  readonly abandonedTransactionSeconds: number;
  /** Kills the server; resolves when it answers again. */
  kill(store: StoreName): Promise<void>;
  stop(): Promise<void>;
}

const addressVariables = ['TRIBUTARY_POSTGRES_URL', 'TRIBUTARY_MONGODB_URL', 'TRIBUTARY_RABBITMQ_URL'];

/**
 * Data is kept, which for SecantusDB means that a commit is synchronised before it is acknowledged: without that it loses
 * acknowledged writes when it is killed, also those with `j: true`, and nothing could be said about us.
 */
export async function startOwnStores(folder: string, say: (line: string) => void): Promise<OwnStores> {
  // What the environment names belongs to somebody.
  for (const variable of addressVariables) delete process.env[variable];
  const home = join(folder, `stores-${randomBytes(4).toString('hex')}`);
  // PostgreSQL may run as another account and has to pass through.
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const open = () => startStack({ home, keepData: true, say });
  const stack = await open().catch((error: unknown) => {
    rmSync(home, { recursive: true, force: true });
    throw error;
  });
  const abandonedTransactionSeconds = await hurryAbandonedTransactions(stack.mongodb.url);
  /** Rejects while the server does not answer. */
  const answers: Record<StoreName, () => Promise<unknown>> = {
    postgres: async () => {
      const client = new Client({ connectionString: stack.postgres.adminUrl });
      await client.connect().finally(() => client.end());
    },
    // A new server has forgotten what it was told.
    mongodb: () => hurryAbandonedTransactions(stack.mongodb.url),
    rabbitmq: async () => (await connect(stack.rabbitmq.url)).close(),
  };

  return {
    postgres: stack.postgres,
    mongodb: stack.mongodb,
    rabbitmq: stack.rabbitmq,
    abandonedTransactionSeconds,
    kill: async (store) => {
      const before = await storePid(home, store);
      process.kill(before, 'SIGKILL');
      await eventually(
        `${store} is back`,
        async () => {
          if ((await storePid(home, store)) === before) throw new Error('it is the old one');
          // There is a process long before it answers.
          await answers[store]();
        },
        { within: 90_000 },
      );
    },
    stop: async () => {
      await stack.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Seconds that a server keeps such a transaction by itself, and that a server which lets itself be told does. */
const [usual, hurried] = [60, 5];

async function hurryAbandonedTransactions(url: string): Promise<number> {
  const connection = await createConnection(url, { serverSelectionTimeoutMS: 2_000 }).asPromise();
  try {
    const admin = connection.getClient().db('admin');
    return await admin.command({ setParameter: 1, transactionLifetimeLimitSeconds: hurried }).then(
      () => hurried,
      (error: unknown) => {
        if (error instanceof mongo.MongoServerError) return usual;
        throw error;
      },
    );
  } finally {
    await connection.close();
  }
}
