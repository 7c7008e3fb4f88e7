import { explain } from './explain';
import { type Place, type RunningStore, Unobtainable } from './provider';
import { startMongoServer } from './providers/mongo-server';
import { downloadedMongod } from './providers/mongod-download';
import { startPostgresServer } from './providers/postgres-server';
import { rabbitmqByApt } from './providers/rabbitmq-by-apt';
import { startRabbitServer } from './providers/rabbitmq-server';
import { unpackedSecantusdb } from './providers/secantusdb-archive';
import { secantusdbPython } from './providers/secantusdb-python';
import { type StoreName, storeTitles } from './store';
import type { Way } from './ways';

/** Goes the first way that is open, and says which ones were not. */
export async function obtain(store: StoreName, ways: readonly Way[], place: Place): Promise<RunningStore> {
  for (const way of ways) {
    try {
      return await go(store, way, place);
    } catch (problem) {
      if (!(problem instanceof Unobtainable)) throw problem;
      place.say(`${storeTitles[store]}: ${explain(problem).split('\n')[0]}`);
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
    case 'mongo-program':
      return startMongoServer(way.program, place);
    case 'mongod-download':
      return startMongoServer(await downloadedMongod(place), place);
    case 'secantusdb-archive':
      return startMongoServer(await unpackedSecantusdb(way.archive, place), place);
    case 'secantusdb-python':
      return startMongoServer(await secantusdbPython(way.python, place), place);
    case 'rabbitmq-program':
      return startRabbitServer(way.program, place);
    case 'rabbitmq-by-apt':
      return startRabbitServer(await rabbitmqByApt(place), place);
    case 'hand':
      throw new Error(`${storeTitles[store]} cannot be started on this machine. To get it: ${way.advice}`);
  }
}
