import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Place, Unobtainable } from '../provider';
import { cacheFolder } from './cache';
import { failsForADay } from './fails-for-a-day';
import { installOnce } from './install-once';
import type { MongoProgram } from './mongo-server';

const version = '8.2.6';

/** Fetches MongoDB's own server, which is kept for every checkout. Where it is not reachable, trying costs ten seconds. */
export async function downloadedMongod({ say, signal }: Place): Promise<MongoProgram> {
  const folder = join(cacheFolder(), `mongod-${version}`);
  await installOnce(
    folder,
    (draft) =>
      failsForADay(`the download of mongod ${version}`, `${folder}.failed`, { signal }, async () => {
        say(`Downloading mongod ${version} below ${cacheFolder()} (once)`);
        process.env['MONGOMS_MAX_RETRIES'] ??= '1';
        // Loaded here: whoever has a server already does not pay for the downloader.
        const { MongoBinary } = await import('mongodb-memory-server-core');
        await MongoBinary.getPath({ version, downloadDir: draft });
      }),
    signal,
  );
  const binary = readdirSync(folder).find((entry) => entry.startsWith('mongod'));
  if (!binary) throw new Unobtainable(`${folder} holds no mongod`);
  return { command: [join(folder, binary)], kind: 'mongod', origin: `mongod ${version}, downloaded` };
}
