import { join } from 'node:path';
import { migrationsIn } from '@tributary/messaging/postgres';
import { compose } from './compose';
import { readConfig } from './config';

/** What main.ts runs and component tests start. */
export const service = {
  name: 'marketing',
  readConfig,
  migrate: migrationsIn(join(__dirname, '../migrations')),
  compose,
};
