import { readdir } from 'node:fs/promises';
import { Client } from 'pg';
import { type Log, silentLog } from '../log';
import { applicationGrants } from './application-grants';
import type { PlatformMigration } from './platform-migration';
import { asStoreError } from './postgres-errors';
import { audit } from './tables/audit';
import { idempotency } from './tables/idempotency';
import { leases } from './tables/leases';
import { scope } from './tables/scope';

export interface PostgresMigrations {
  /** As the role that owns the tables. */
  readonly ownerUrl: string;
  /** The service's own: plain SQL files `0001_create_loans.sql`, run in order, all or none. */
  readonly directory?: string;
  /** The role that the service works as. It must exist, own nothing, and be unable to bypass row-level security. */
  readonly applicationRole: string;
  /** Tables of other packages, such as outbox and inbox; run before the service's own. */
  readonly platform?: readonly PlatformMigration[];
  readonly log?: Log;
}

const storesTables: readonly PlatformMigration[] = [scope, idempotency, leases, audit];

/** Any number that nothing else locks in this database. */
const migrationLock = 7_241_865_001;
const fileName = /^\d{4}_[a-z0-9_]+\.sql$/;

/**
 * Brings the schema up to date. Replicas that start together take turns, and the later ones find nothing to do.
 * What fails leaves nothing behind: the platform's tables are one transaction, the service's files another.
 */
export async function migratePostgres(options: PostgresMigrations): Promise<void> {
  const log = options.log ?? silentLog;
  const client = new Client({ connectionString: options.ownerUrl, application_name: 'tributary-migrations', keepAlive: true });
  client.on('error', (error) => log.warn({ err: error }, 'the connection was lost while migrating'));
  try {
    await client.connect();
    await client.query(`select pg_advisory_lock(${migrationLock})`);
    // A change of a busy table must not queue for its lock for long: everybody else would queue behind it.
    await client.query(`set lock_timeout = '30s'`);
    await refuseStrongRole(client, options.applicationRole);
    await client.query(`select set_config('tributary.application_role', $1, false)`, [options.applicationRole]);
    const platform = await migratePlatform(client, [...storesTables, ...(options.platform ?? [])], options.applicationRole);
    const service = options.directory === undefined ? [] : await migrateService(client, options.directory, log);
    log.info({ applied: [...platform, ...service] }, 'the schema is up to date');
  } catch (error) {
    throw asStoreError(error, 'none');
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Row-level security protects from nobody who owns the table, is superuser, or may bypass it. */
async function refuseStrongRole(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ strong: boolean }>(
    `select rolsuper or rolbypassrls or pg_has_role(oid, current_user, 'member') as strong from pg_roles where rolname = $1`,
    [role],
  );
  if (!rows[0]) throw new Error(`the application role ${role} does not exist`);
  if (rows[0].strong) throw new Error(`the application role ${role} is not bound by row-level security`);
}

async function migratePlatform(client: Client, migrations: readonly PlatformMigration[], role: string): Promise<string[]> {
  await client.query('begin');
  try {
    await client.query(
      `create schema if not exists tributary;
       create table if not exists tributary.platform_migrations (
         name text primary key, applied_at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ name: string }>('select name from tributary.platform_migrations');
    const done = new Set(rows.map(({ name }) => name));
    const missing = migrations.filter(({ name }) => !done.has(name));
    for (const { name, sql } of missing) {
      await client.query(sql);
      await client.query('insert into tributary.platform_migrations (name) values ($1)', [name]);
    }
    await client.query(applicationGrants(role));
    await client.query('commit');
    return missing.map(({ name }) => name);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function migrateService(client: Client, directory: string, log: Log): Promise<string[]> {
  const strays = (await readdir(directory)).filter((name) => !fileName.test(name));
  if (strays.length > 0) throw new Error(`not a migration: ${strays.join(', ')} (expected 0001_what_it_does.sql)`);

  const { runner } = await import('node-pg-migrate');
  const tell = (write: Log['info']) => (message: string) => write({}, message);
  const applied = await runner({
    dbClient: client,
    dir: directory,
    direction: 'up',
    migrationsSchema: 'tributary',
    migrationsTable: 'service_migrations',
    singleTransaction: true,
    checkOrder: true,
    noLock: true,
    logger: { info: () => undefined, warn: tell(log.warn.bind(log)), error: tell(log.error.bind(log)) },
  });
  return applied.map(({ name }) => name);
}
