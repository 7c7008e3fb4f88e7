import { openMongoWorld } from './mongo-world';
import type { Part } from './part';
import { openPostgresWorld } from './postgres-world';
import type { BenchWorld } from './world';

export const openWorld = (store: Part['store'], url: string): Promise<BenchWorld> =>
  store === 'postgres' ? openPostgresWorld(url) : openMongoWorld(url);
