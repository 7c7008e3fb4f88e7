import { existsSync, readdirSync } from 'node:fs';
import { type RequestOptions, request } from 'node:http';
import { delimiter, join } from 'node:path';
import type { MongoProgram } from './providers/mongo-server';
import { embeddedPostgres, type PostgresPrograms } from './providers/postgres-programs';
import type { RabbitProgram } from './providers/rabbitmq-server';
import { run } from './providers/run';
import { builtSecantusd, oldestCargo, rustServer } from './providers/secantusdb-cargo';
import type { Facts } from './ways';

type Environment = Readonly<Record<string, string | undefined>>;

/** Looks at the machine without changing it. */
export async function lookAround(env: Environment): Promise<Facts> {
  const [docker, installedPostgres, python, cargo] = await Promise.all([
    dockerAnswers(env),
    newestPostgres(env),
    usablePython(env),
    usableCargo(env),
  ]);
  const embedded = embeddedPostgres();
  const mongod = mongodOf(env);
  const secantusdbRust = secantusdOf(env);
  const secantusdbArchive = archiveOf(env);
  const rabbitmq = rabbitmqOf(env);
  return {
    docker,
    ...(installedPostgres && { installedPostgres }),
    ...(embedded && { embeddedPostgres: embedded }),
    ...(mongod && { mongod }),
    ...(secantusdbRust && { secantusdbRust }),
    ...(secantusdbArchive && { secantusdbArchive }),
    ...(cargo && { cargo }),
    ...(python && { python }),
    ...(rabbitmq && { rabbitmq }),
    apt: aptOf(env),
    platform: process.platform,
  };
}

/** The folders where servers hide beside PATH: sbin is missing from an ordinary user's PATH. */
const onPath = (env: Environment, program: string): string | undefined =>
  [...(env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin']
    .filter(Boolean)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));

/** Where Docker's API listens: as told, or in the places where Docker, Docker Desktop and rootless Docker put it. */
async function dockerAnswers(env: Environment): Promise<boolean> {
  const told = env['DOCKER_HOST'];
  if (told?.startsWith('tcp://')) return answersPing({ host: new URL(told).hostname, port: new URL(told).port });
  const home = env['HOME'] ?? '';
  const sockets = told
    ? [told.replace('unix://', '')]
    : [
        '/var/run/docker.sock',
        join(home, '.docker/run/docker.sock'),
        join(home, '.docker/desktop/docker.sock'),
        join(env['XDG_RUNTIME_DIR'] ?? '/run/user/none', 'docker.sock'),
      ].filter((socket) => existsSync(socket));
  const answers = await Promise.all(sockets.map((socketPath) => answersPing({ socketPath })));
  return answers.includes(true);
}

const answersPing = (where: RequestOptions): Promise<boolean> =>
  new Promise((resolve) => {
    const ping = request({ ...where, path: '/_ping', timeout: 2_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    ping.once('timeout', () => ping.destroy());
    ping.once('error', () => resolve(false));
    ping.end();
  });

async function newestPostgres(env: Environment): Promise<PostgresPrograms | undefined> {
  const perVersion = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').map((version) => join('/usr/lib/postgresql', version, 'bin', 'postgres'))
    : [];
  const found = [...perVersion, onPath(env, 'postgres')].filter((path) => path !== undefined && existsSync(path)) as string[];
  const programs = await Promise.all(found.map(postgresAt));
  return programs
    .filter((each) => each !== undefined)
    .sort((a, b) => Number.parseFloat(b.version) - Number.parseFloat(a.version))[0];
}

async function postgresAt(postgres: string): Promise<PostgresPrograms | undefined> {
  const initdb = join(postgres, '..', 'initdb');
  if (!existsSync(initdb)) return undefined;
  const version = /(\d+(\.\d+)?)/.exec(await run(postgres, ['--version']).catch(() => ''))?.[1];
  return version === undefined ? undefined : { initdb, postgres, version, origin: postgres };
}

function mongodOf(env: Environment): MongoProgram | undefined {
  const path = env['MONGOMS_SYSTEM_BINARY'] ?? onPath(env, 'mongod');
  return path ? { command: [path], kind: 'mongod', origin: path } : undefined;
}

function secantusdOf(env: Environment): MongoProgram | undefined {
  const told = env['SECANTUSD_BIN']?.endsWith('.xz') ? undefined : env['SECANTUSD_BIN'];
  const cargo = join(env['HOME'] ?? '', '.cargo', 'bin', 'secantusd-rs');
  const path = [told, builtSecantusd(), onPath(env, 'secantusd-rs'), cargo].find((each) => each && existsSync(each));
  return path ? rustServer(path) : undefined;
}

const archiveOf = (env: Environment): string | undefined =>
  env['SECANTUSD_BIN']?.endsWith('.xz') && existsSync(env['SECANTUSD_BIN']) ? env['SECANTUSD_BIN'] : undefined;

/** New enough, and with what the C part of the server is built by. */
async function usableCargo(env: Environment): Promise<string | undefined> {
  const cargo = onPath(env, 'cargo');
  if (!cargo || !onPath(env, 'cmake') || !onPath(env, 'cc')) return undefined;
  const [, major, minor] = /(\d+)\.(\d+)/.exec(await run(cargo, ['--version']).catch(() => '')) ?? [];
  const [oldestMajor, oldestMinor] = oldestCargo;
  const newEnough = Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
  return newEnough ? cargo : undefined;
}

async function usablePython(env: Environment): Promise<string | undefined> {
  const python = onPath(env, 'python3');
  if (!python) return undefined;
  const check = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';
  return run(python, ['-c', check]).then(
    () => python,
    () => undefined,
  );
}

export function rabbitmqOf(env: Environment): RabbitProgram | undefined {
  // Debian's program on PATH is a wrapper that changes the user and insists on its own folders; the script behind it does not.
  const script = '/usr/lib/rabbitmq/bin/rabbitmq-server';
  const server = existsSync(script) ? script : onPath(env, 'rabbitmq-server');
  const epmd = onPath(env, 'epmd');
  return server && epmd ? { server, epmd, origin: server } : undefined;
}

function aptOf(env: Environment): Facts['apt'] {
  if (!onPath(env, 'apt-get')) return 'absent';
  return process.getuid?.() === 0 ? 'usable' : 'not-root';
}
