import type { PoolClient } from 'pg';
import type { PostgresStore } from './open-postgres';
import { asStoreError } from './postgres-errors';

export interface CheckedOut {
  readonly client: PoolClient;
  giveBack(): void;
}

/**
 * A connection of the pool, and the way to give it back: broken ones and those still inside a transaction are thrown away.
 * Throws StoreUnavailable.
 */
export async function checkOut({ pool, log }: PostgresStore): Promise<CheckedOut> {
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw asStoreError(error, 'none');
  }
  // The pool listens only while a connection is idle; one that breaks in use would otherwise end the process.
  const onError = (error: Error) => log.warn({ err: error }, 'a PostgreSQL connection was lost in use');
  client.on('error', onError);
  const giveBack = () => {
    client.off('error', onError);
    client.release(client.getTransactionStatus() !== 'I');
  };
  return { client, giveBack };
}
