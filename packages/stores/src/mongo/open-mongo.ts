import { type Connection, createConnection } from 'mongoose';
import { type Log, silentLog } from '../log';
import { asStoreError } from './mongo-errors';

export interface MongoOptions {
  /** Of a replica set: transactions and change streams need one. */
  readonly url: string;
  /** Shown in the server's log and in currentOp. */
  readonly applicationName?: string;
  /** Per process. [20] */
  readonly maxConnections?: number;
  /** How long to wait for a primary, such as during an election, before the store counts as unavailable. [5000] */
  readonly primaryWithinMs?: number;
  readonly log?: Log;
}

export interface MongoStore {
  readonly connection: Connection;
  readonly log: Log;
  /** Throws StoreUnavailable. */
  ping(): Promise<void>;
  stop(): Promise<void>;
}

const second = 1_000;

/**
 * Connects and proves that the server answers. The server may go away and come back later; the driver reconnects.
 * Collections and indexes are made by migrations, never by a model that happens to be loaded.
 */
export async function openMongo(options: MongoOptions): Promise<MongoStore> {
  const log = options.log ?? silentLog;
  const connection = createConnection();
  connection.on('error', (error: unknown) => log.warn({ err: error }, 'the connection to MongoDB has a problem'));
  connection.on('disconnected', () => log.warn({}, 'MongoDB is out of reach'));
  connection.on('reconnected', () => log.info({}, 'MongoDB is back'));

  const ping = async () => {
    try {
      await connection.getClient().db().command({ ping: 1 });
    } catch (error) {
      throw asStoreError(error, 'none');
    }
  };
  try {
    await connection.openUri(options.url, {
      ...(options.applicationName && { appName: options.applicationName }),
      maxPoolSize: options.maxConnections ?? 20,
      serverSelectionTimeoutMS: options.primaryWithinMs ?? 5 * second,
      connectTimeoutMS: 5 * second,
      socketTimeoutMS: 40 * second,
      writeConcern: { w: 'majority' },
      // Wait for nobody: a query on a lost connection fails with a typed error instead of hanging in a queue.
      bufferCommands: false,
      autoCreate: false,
      autoIndex: false,
    });
    await ping();
  } catch (error) {
    await connection.close();
    throw asStoreError(error, 'none');
  }
  return { connection, log, ping, stop: () => connection.close() };
}
