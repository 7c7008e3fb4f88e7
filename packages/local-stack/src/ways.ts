import type { MongoProgram } from './providers/mongo-server';
import type { PostgresPrograms } from './providers/postgres-programs';
import type { RabbitProgram } from './providers/rabbitmq-server';
import type { StoreName } from './store';

/** What is true of this machine, as far as it matters here. */
export interface Facts {
  /** A Docker API answers. Whether an image can be had shows only when it is pulled. */
  readonly docker: boolean;
  /** The newest PostgreSQL whose programs are installed on the machine. */
  readonly installedPostgres?: PostgresPrograms;
  readonly embeddedPostgres?: PostgresPrograms;
  readonly mongod?: MongoProgram;
  readonly secantusdbRust?: MongoProgram;
  /** SECANTUSD_BIN may also name the program packed by xz. */
  readonly secantusdbArchive?: string;
  /** A Python ≥ 3.10 that can make virtual environments. */
  readonly python?: string;
  readonly rabbitmq?: RabbitProgram;
  /** Debian's package manager, and the right to use it. */
  readonly apt: 'usable' | 'not-root' | 'absent';
  readonly platform: NodeJS.Platform;
}

/** One way of getting a store. */
export type Way =
  | { readonly by: 'docker'; readonly image: string }
  | { readonly by: 'postgres-programs'; readonly programs: PostgresPrograms }
  | { readonly by: 'mongo-program'; readonly program: MongoProgram }
  | { readonly by: 'mongod-download' }
  | { readonly by: 'secantusdb-archive'; readonly archive: string }
  | { readonly by: 'secantusdb-python'; readonly python: string }
  | { readonly by: 'rabbitmq-program'; readonly program: RabbitProgram }
  | { readonly by: 'rabbitmq-by-apt' }
  /** Nothing helps: tell the person what to do. */
  | { readonly by: 'hand'; readonly advice: string };

/** Tributary uses what came with 17: the builtin collation provider and its C.UTF-8. */
const oldestPostgres = 17;

const images: Readonly<Record<StoreName, string>> = {
  postgres: 'postgres:18',
  mongodb: 'mongo:8',
  rabbitmq: 'rabbitmq:4-management',
};

/**
 * The ways to a store on this machine, best first. The first that can be had is taken; the last one is always advice. (Who names
 * an address in the environment gets that server or an error, and is not asked about the machine.)
 */
export function waysTo(store: StoreName, facts: Facts): readonly Way[] {
  const docker: Way[] = facts.docker ? [{ by: 'docker', image: images[store] }] : [];
  return [...docker, ...onThisMachine[store](facts)];
}

const onThisMachine: Readonly<Record<StoreName, (facts: Facts) => Way[]>> = {
  postgres: ({ installedPostgres, embeddedPostgres }) => [
    ...(installedPostgres && Number.parseInt(installedPostgres.version, 10) >= oldestPostgres
      ? [{ by: 'postgres-programs', programs: installedPostgres } as const]
      : []),
    ...(embeddedPostgres ? [{ by: 'postgres-programs', programs: embeddedPostgres } as const] : []),
    { by: 'hand', advice: `npm install --include=optional, or install PostgreSQL ${oldestPostgres} or newer` },
  ],

  mongodb: ({ mongod, secantusdbArchive, secantusdbRust, python }) => [
    ...(mongod ? [{ by: 'mongo-program', program: mongod } as const] : []),
    { by: 'mongod-download' },
    ...(secantusdbArchive ? [{ by: 'secantusdb-archive', archive: secantusdbArchive } as const] : []),
    ...(secantusdbRust ? [{ by: 'mongo-program', program: secantusdbRust } as const] : []),
    ...(python ? [{ by: 'secantusdb-python', python } as const] : []),
    {
      by: 'hand',
      advice: 'install MongoDB 8 (mongod), or Python 3.10 or newer with venv (Debian: apt-get install -y python3-venv)',
    },
  ],

  rabbitmq: ({ rabbitmq, apt, platform }) => [
    ...(rabbitmq ? [{ by: 'rabbitmq-program', program: rabbitmq } as const] : []),
    ...(apt === 'usable' ? [{ by: 'rabbitmq-by-apt' } as const] : []),
    { by: 'hand', advice: rabbitmqAdvice(apt, platform) },
  ],
};

const rabbitmqAdvice = (apt: Facts['apt'], platform: NodeJS.Platform): string => {
  if (platform === 'darwin') return 'brew install rabbitmq';
  return apt === 'absent'
    ? 'install the package rabbitmq-server of your distribution'
    : 'sudo apt-get install -y rabbitmq-server';
};
