import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runGuarded } from '../guard';
import { type Place, Unobtainable } from '../provider';
import { cacheFolder } from './cache';
import { installOnce } from './install-once';
import type { MongoProgram } from './mongo-server';
import { rustServer } from './secantusdb-cargo';

/** SecantusDB's Rust server from a file packed by xz, unpacked once for each content. */
export async function unpackedSecantusdb(archive: string, { signal }: Place): Promise<MongoProgram> {
  const content = createHash('sha256').update(readFileSync(archive)).digest('hex').slice(0, 12);
  const unpack = async (draft: string): Promise<void> => {
    mkdirSync(draft);
    const program = join(draft, 'secantusd-rs');
    // The program itself is what xz prints, so the log is the file.
    await runGuarded({ command: ['xz', '--decompress', '--stdout', archive], logFile: program, stopSignal: 'KILL', signal });
    chmodSync(program, 0o755);
  };
  const place = await installOnce(join(cacheFolder(), `secantusd-rs-${content}`), unpack, signal).catch((problem: unknown) => {
    signal.throwIfAborted();
    throw new Unobtainable(`${archive} could not be unpacked`, { cause: problem });
  });
  return rustServer(join(place, 'secantusd-rs'), archive);
}
