import type { Place } from '../provider';
import type { MongoWay } from '../ways';
import type { MongoProgram } from './mongo-server';
import { downloadedMongod } from './mongod-download';
import { unpackedSecantusdb } from './secantusdb-archive';
import { secantusdbByCargo } from './secantusdb-cargo';
import { secantusdbPython } from './secantusdb-python';

/** The program at the end of a way, fetched or built if need be. @throws Unobtainable when the way is not open */
export async function mongoProgram(way: MongoWay, place: Place): Promise<MongoProgram> {
  switch (way.by) {
    case 'mongo-program':
      return way.program;
    case 'mongod-download':
      return downloadedMongod(place);
    case 'secantusdb-archive':
      return unpackedSecantusdb(way.archive, place);
    case 'secantusdb-cargo':
      return secantusdbByCargo(way.cargo, place);
    case 'secantusdb-python':
      return secantusdbPython(way.python, place);
  }
}
