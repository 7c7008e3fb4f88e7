import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Umzug } from 'umzug';
import { type Lease, LeaseLost } from '../lease';
import { type Log, silentLog } from '../log';
import { acquireLease, releaseLeases, renewLease } from './leases';
import { asStoreError } from './mongo-errors';
import type { MongoMigration } from './mongo-migration';
import { type MongoStore, openMongo } from './open-mongo';
import { storesCollections } from './stores-collections';

export interface MongoMigrations {
  readonly url: string;
  /** The service's own, in order. */
  readonly migrations: readonly MongoMigration[];
  /** Collections of other packages, such as outbox and inbox; run before the service's own. */
  readonly platform?: readonly MongoMigration[];
  readonly log?: Log;
}

const leaseMs = 30_000;

/** Brings the schema up to date. Replicas that start together take turns, and the later ones find nothing to do. */
export async function migrateMongo(options: MongoMigrations): Promise<void> {
  const log = options.log ?? silentLog;
  const store = await openMongo({ url: options.url, applicationName: 'tributary-migrations', log });
  try {
    const migrations = [...storesCollections, ...(options.platform ?? []), ...options.migrations];
    await alone(store, (stillAlone) => run(store, migrations, stillAlone));
  } catch (error) {
    throw asStoreError(error, 'none');
  } finally {
    await store.stop();
  }
}

async function run(
  { connection, log }: MongoStore,
  migrations: readonly MongoMigration[],
  stillAlone: () => void,
): Promise<void> {
  const done = connection.collection<{ _id: string; appliedAt: Date }>('migrations');
  const umzug = new Umzug({
    migrations: migrations.map(({ name, up }) => ({
      name,
      up: async () => {
        stillAlone();
        await up(connection);
        stillAlone();
      },
    })),
    storage: {
      executed: async () => (await done.find().toArray()).map(({ _id }) => _id),
      logMigration: async ({ name }) => void (await done.insertOne({ _id: name, appliedAt: new Date() })),
      unlogMigration: async ({ name }) => void (await done.deleteOne({ _id: name })),
    },
    logger: undefined,
  });
  const applied = await umzug.up();
  log.info({ applied: applied.map(({ name }) => name) }, 'the schema is up to date');
}

/** Waits for the lease, keeps it while the work goes on, and gives it back. `stillAlone` throws once it was lost. */
async function alone(store: MongoStore, work: (stillAlone: () => void) => Promise<void>): Promise<void> {
  const owner = randomUUID();
  let lease: Lease | undefined;
  for (;;) {
    lease = await acquireLease(store, 'migrations', owner, leaseMs);
    if (lease) break;
    await sleep(250);
  }
  const renewing = setInterval(() => {
    const renewed = lease && renewLease(store, lease, leaseMs);
    renewed?.then(
      (next) => {
        lease = next;
      },
      (error: unknown) => store.log.warn({ err: error }, 'the lease on migrations could not be renewed'),
    );
  }, leaseMs / 3);
  try {
    await work(() => {
      if (!lease) throw new LeaseLost('migrations');
    });
  } finally {
    clearInterval(renewing);
    if (lease) await releaseLeases(store, [lease]);
  }
}
