import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { lookAround } from './look-around';
import { firstOpen } from './obtain';
import type { Place } from './provider';
import { mongoProgram } from './providers/mongo-program';
import { waysTo } from './ways';

/** `slow`: enough to run on, but not within the time that tests allow. */
export type MongoServer = 'full' | 'slow';

/**
 * Gets the best MongoDB server that this machine can have, also where that takes minutes, so that the next start of the stores
 * finds it. Starts nothing.
 */
export async function fetchMongoServer(options: Pick<Place, 'home' | 'say' | 'signal'>): Promise<MongoServer> {
  // Who names a server gets that one.
  if (process.env['TRIBUTARY_MONGODB_URL']) return 'full';
  const home = resolve(options.home);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const place: Place = { ...options, home, keepData: false };
  const ways = waysTo('mongodb', await lookAround(process.env), { patient: true });
  return firstOpen('mongodb', ways, place, async (way) => {
    if (way.by === 'docker') await (await import('./providers/docker')).pullImage(way.image);
    else if (way.by !== 'hand') await mongoProgram(way, place);
    return way.by === 'secantusdb-python' ? 'slow' : 'full';
  });
}
