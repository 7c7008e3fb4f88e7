import { Pool, types } from 'pg';
import { type Log, silentLog } from '../log';
import { asStoreError } from './postgres-errors';

export interface PostgresOptions {
  /**
   * As the application role, which owns nothing and cannot bypass row-level security. What the address says goes before
   * the time limits set here: `…?lock_timeout=2000`, in milliseconds.
   */
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Per process. [10] */
  readonly maxConnections?: number;
  readonly log?: Log;
}

export interface PostgresStore {
  /** For statements without an actor: they see no rows that are under row scope. */
  readonly pool: Pool;
  readonly log: Log;
  /** Throws StoreUnavailable. */
  ping(): Promise<void>;
  /** Waits for running transactions, then closes. */
  stop(): Promise<void>;
}

const second = 1_000;
const dateOid = 1082;

/** A date has no time zone: it stays `2026-03-01` instead of becoming some midnight. */
const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === dateOid ? (text: string) => text : types.getTypeParser(oid, format as 'text'),
};

/**
 * Opens a pool and proves that the server answers. The server may go away and come back later: work in between throws
 * StoreUnavailable, work after it succeeds.
 *
 * The pool pipelines: a statement is sent without waiting for the answer to the one before it.
 */
export async function openPostgres(options: PostgresOptions): Promise<PostgresStore> {
  const log = options.log ?? silentLog;
  const pool = new Pool({
    connectionString: options.url,
    application_name: options.applicationName,
    max: options.maxConnections ?? 10,
    pipeline: true,
    types: typeParsers,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10 * second,
    connectionTimeoutMillis: 5 * second,
    idleTimeoutMillis: 60 * second,
    maxLifetimeSeconds: 30 * 60,
    lock_timeout: 10 * second,
    statement_timeout: 30 * second,
    idle_in_transaction_session_timeout: 60 * second,
    // For a server that no longer answers at all; longer than statement_timeout, so that the server speaks first.
    query_timeout: 40 * second,
  });
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle PostgreSQL connection was lost'));

  const ping = async () => {
    try {
      await pool.query('select 1');
    } catch (error) {
      throw asStoreError(error, 'none');
    }
  };
  try {
    await ping();
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { pool, log, ping, stop: () => pool.end() };
}
