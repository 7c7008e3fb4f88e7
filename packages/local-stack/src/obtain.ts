import { explain } from './explain';
import { type Place, type RunningStore, Unobtainable } from './provider';
import { mongoProgram } from './providers/mongo-program';
import { startMongoServer } from './providers/mongo-server';
import { startPostgresServer } from './providers/postgres-server';
import { rabbitmqByApt } from './providers/rabbitmq-by-apt';
import { startRabbitServer } from './providers/rabbitmq-server';
import { type StoreName, storeTitles } from './store';
import type { Way } from './ways';

/** Starts a store by the first way that is open. */
export const obtain = (store: StoreName, ways: readonly Way[], place: Place): Promise<RunningStore> =>
  firstOpen(store, ways, place, (way) => go(store, way, place));

/** Tries one way after the other until one is open, and says which ones were not. */
export async function firstOpen<W extends Way, T>(
  store: StoreName,
  ways: readonly W[],
  { say }: Pick<Place, 'say'>,
  go: (way: W) => Promise<T>,
): Promise<T> {
  for (const way of ways) {
    try {
      return await go(way);
    } catch (problem) {
      if (!(problem instanceof Unobtainable)) throw problem;
      say(`${storeTitles[store]}: ${explain(problem).split('\n')[0]}`);
    }
  }
  throw new Error(`no way to ${storeTitles[store]} is known`);
}

async function go(store: StoreName, way: Way, place: Place): Promise<RunningStore> {
  switch (way.by) {
    case 'docker':
      // Loaded here: testcontainers is large, and most starts do without it.
      return (await import('./providers/docker')).startInDocker(store, way.image, place);
    case 'postgres-programs':
      return startPostgresServer(way.programs, place);
    case 'rabbitmq-program':
      return startRabbitServer(way.program, place);
    case 'rabbitmq-by-apt':
      return startRabbitServer(await rabbitmqByApt(place), place);
    case 'hand':
      throw new Error(`${storeTitles[store]} cannot be started on this machine. To get it: ${way.advice}`);
    default:
      return startMongoServer(await mongoProgram(way, place), place);
  }
}
