import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { startGuarded } from '../guard';
import type { Place, RunningStore } from '../provider';
import { dataFolder } from './data-folder';
import { keepServing } from './keep-serving';

const kinds = ['mongod', 'secantusdb-rust', 'secantusdb-python'] as const;

/** A program that serves MongoDB's protocol as a replica set of one. */
export interface MongoProgram {
  readonly command: readonly [string, ...string[]];
  readonly kind: (typeof kinds)[number];
  readonly origin: string;
}

/** Runs it on a data folder of its own; the kinds cannot read each other's files. */
export async function startMongoServer({ command, kind, origin }: MongoProgram, place: Place): Promise<RunningStore> {
  const folder = await dataFolder(place, kind);
  mkdirSync(join(folder.path, 'data'), { recursive: true });
  for (const other of kinds.filter((each) => each !== kind && existsSync(join(place.home, each)))) {
    place.say(`What was stored with ${other} stays in ${join(place.home, other)}; ${kind} cannot read it`);
  }

  let url = '';
  const serving = await keepServing(async (which) => {
    // A replica set's data names its member by address, so kept data needs the port that it was made with.
    const { port } = await folder.ports(['port'], kind === 'mongod' ? 'lasting' : which);
    const member = `127.0.0.1:${port}`;
    url = `mongodb://${member}/?directConnection=true`;
    return {
      what: kind,
      probe: () => mongoVersion(url, kind === 'mongod' ? { initiate: member } : {}),
      launch: () =>
        startGuarded({
          command: [...command, ...argumentsOf[kind]({ folder: folder.path, port, keepData: place.keepData })],
          logFile: join(place.home, 'mongodb.log'),
          stopSignal: place.keepData ? 'TERM' : 'KILL',
          pidFile: folder.pidFile,
        }),
    };
  }, place);

  return {
    address: () => ({ url, version: serving.version, origin, pid: serving.pid() }),
    stop: async () => {
      await serving.stop();
      folder.leave();
    },
  };
}

interface MongoPlace {
  readonly folder: string;
  readonly port: number;
  readonly keepData: boolean;
}

const argumentsOf: Readonly<Record<MongoProgram['kind'], (place: MongoPlace) => string[]>> = {
  mongod: ({ folder, port }) => [
    ...['--replSet', 'tributary', '--bind_ip', '127.0.0.1', '--port', `${port}`],
    ...['--dbpath', join(folder, 'data'), '--wiredTigerCacheSizeGB', '0.5'],
  ],
  'secantusdb-rust': ({ folder, port, keepData }) => [
    ...secantusdb(folder, port),
    // Its log file takes its full size at once: 16 MB instead of 128 for every checkout.
    ...['--log-file-max', '16MB'],
    ...(keepData ? ['--sync-on-commit'] : []),
  ],
  'secantusdb-python': ({ folder, port, keepData }) => [...secantusdb(folder, port), ...(keepData ? ['--sync-on-commit'] : [])],
};

function secantusdb(folder: string, port: number): string[] {
  // An empty file of our own: without it a secantusd.toml somewhere on the machine would change what is started.
  const config = join(folder, 'secantusd.toml');
  writeFileSync(config, '');
  return [
    ...['--config', config, '--host', '127.0.0.1', '--port', `${port}`, '--storage-path', join(folder, 'data')],
    ...['--cache-size', '256M', '--log-level', 'WARNING'],
  ];
}

/**
 * The server's version, once it takes writes; an error while it does not answer or has no primary. `initiate` names the only
 * member of a replica set that may not exist yet.
 */
export async function mongoVersion(url: string, { initiate }: { readonly initiate?: string } = {}): Promise<string> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 2_000, connectTimeoutMS: 2_000 });
  try {
    const admin = client.db('admin');
    const hello = await admin.command({ hello: 1 });
    if (initiate && !hello['setName']) {
      await admin.command({ replSetInitiate: { _id: 'tributary', members: [{ _id: 0, host: initiate }] } });
    }
    if (!hello['isWritablePrimary']) throw new Error('the replica set has no primary yet');
    const { version } = await admin.command({ buildInfo: 1 });
    return String(version);
  } finally {
    await client.close();
  }
}
