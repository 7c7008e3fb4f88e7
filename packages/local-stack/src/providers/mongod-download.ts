import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Place, Unobtainable } from '../provider';
import { cacheFolder } from './cache';
import { installOnce } from './install-once';
import type { MongoProgram } from './mongo-server';

const version = '8.2.6';

/** After a download that failed, the next one is tried a day later: where it is not reachable it costs every start ten seconds. */
const tryAgainAfterMs = 86_400_000;

/** Fetches MongoDB's own server, which is kept for every checkout. */
export async function downloadedMongod({ say, signal }: Place): Promise<MongoProgram> {
  const folder = join(cacheFolder(), `mongod-${version}`);
  const failure = `${folder}.failed`;
  if (failedRecently(failure)) throw new Unobtainable(`mongod could not be downloaded lately; remove ${failure} to try again`);

  await installOnce(folder, async (draft) => {
    say(`Downloading mongod ${version} below ${cacheFolder()} (once)`);
    process.env['MONGOMS_MAX_RETRIES'] ??= '1';
    // Loaded here: whoever has a server already does not pay for the downloader.
    const { MongoBinary } = await import('mongodb-memory-server-core');
    await MongoBinary.getPath({ version, downloadDir: draft });
  }).catch((problem: unknown) => {
    signal.throwIfAborted();
    writeFileSync(failure, String(problem));
    throw new Unobtainable(`mongod ${version} could not be downloaded`, { cause: problem });
  });
  const binary = readdirSync(folder).find((entry) => entry.startsWith('mongod'));
  if (!binary) throw new Unobtainable(`${folder} holds no mongod`);
  return { command: [join(folder, binary)], kind: 'mongod', origin: `mongod ${version}, downloaded` };
}

function failedRecently(failure: string): boolean {
  const failedAt = statSync(failure, { throwIfNoEntry: false })?.mtimeMs;
  return failedAt !== undefined && Date.now() - failedAt < tryAgainAfterMs;
}
