import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { runGuarded, startGuarded } from '../guard';
import type { Place, RunningStore } from '../provider';
import { secret } from '../secret';
import { dataFolder } from './data-folder';
import { installOnce } from './install-once';
import { keepServing } from './keep-serving';
import { copyPrograms, type PostgresPrograms } from './postgres-programs';
import { giveTo, openToOthers, type User, unprivilegedUser } from './unprivileged-user';

const superuser = 'tributary';

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=400',
  'timezone=UTC',
  'log_timezone=UTC',
];

/**
 * For data that nobody needs after the run: nothing waits for the disk. Commits stay synchronous, so that they reach the
 * system's page cache and a killed server loses none; only a crash of the machine would.
 */
const careless = ['fsync=off', 'full_page_writes=off', 'max_wal_size=2GB'];

/** Runs PostgreSQL's programs on a data folder of our own, on the loopback interface, with a password. */
export async function startPostgresServer(found: PostgresPrograms, place: Place): Promise<RunningStore> {
  const user = await unprivilegedUser(place.say);
  const { programs, home } = await withinReach(found, place, user);
  const password = secret(place.home, 'postgres');
  // Each major version has its own folder: it could not read that of another.
  const folder = await dataFolder({ ...place, home }, `postgres-${Number.parseInt(programs.version, 10)}`);
  giveTo(user, folder.path);
  const data = await installOnce(
    join(folder.path, 'data'),
    (draft) => initialise(programs, { draft, password, user, signal: place.signal, logFile: join(place.home, 'initdb.log') }),
    place.signal,
  );

  let url = '';
  const serving = await keepServing(async (which) => {
    const { port } = await folder.ports(['port'], which);
    const flags = [...settings, `port=${port}`, ...(place.keepData ? [] : careless)].flatMap((setting) => ['-c', setting]);
    url = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
    return {
      what: 'PostgreSQL',
      probe: () => postgresVersion(url),
      launch: () =>
        startGuarded({
          command: [programs.postgres, '-D', data, ...flags],
          env: serverEnvironment(),
          logFile: join(place.home, 'postgres.log'),
          stopSignal: place.keepData ? 'INT' : 'QUIT',
          pidFile: folder.pidFile,
          ...(user && { user }),
        }),
    };
  }, place);

  return {
    address: () => ({ url, version: serving.version, origin: programs.origin, pid: serving.pid() }),
    stop: async () => {
      await serving.stop();
      folder.leave();
      if (home !== place.home && !place.keepData) rmSync(home, { recursive: true, force: true });
    },
  };
}

/** `18.4`, or an error while the server does not answer. */
export async function postgresVersion(url: string): Promise<string> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version.split(' ')[0] ?? 'unknown';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** When the server runs as another account and cannot get at the checkout (say, in /root), it lives in /var/lib instead. */
async function withinReach(programs: PostgresPrograms, { home, say }: Place, user: User | undefined) {
  if (!user || (openToOthers(programs.postgres) && openToOthers(join(home, 'any')))) return { programs, home };
  const outside = join('/var/lib/tributary', createHash('sha256').update(home).digest('hex').slice(0, 12));
  mkdirSync(outside, { recursive: true });
  say(`The account postgres cannot reach ${home}, so PostgreSQL and its data live in ${outside}`);
  return { programs: await copyPrograms(programs, dirname(outside)), home: outside };
}

interface NewCluster {
  readonly draft: string;
  readonly password: string;
  readonly user: User | undefined;
  readonly signal: AbortSignal;
  readonly logFile: string;
}

async function initialise(programs: PostgresPrograms, { draft, password, user, signal, logFile }: NewCluster): Promise<void> {
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(user, passwordFile);
  try {
    await runGuarded({
      command: [
        programs.initdb,
        `--pgdata=${draft}`,
        `--username=${superuser}`,
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        // Sorts by code point, the same on every machine; whoever shows names to people orders them by an ICU collation.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C.UTF-8',
        '--no-sync',
      ],
      env: serverEnvironment(),
      logFile,
      stopSignal: 'KILL',
      signal,
      ...(user && { user }),
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

const serverEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' });
