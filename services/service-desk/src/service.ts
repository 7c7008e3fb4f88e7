import { messagingMigrations } from '@tributary/messaging/mongo';
import type { Log } from '@tributary/service-kit';
import { migrateMongo } from '@tributary/stores/mongo';
import { migrations } from '../migrations';
import { compose } from './compose';
import { type Config, readConfig } from './config';

/** What main.ts runs and component tests start. */
export const service = {
  name: 'service-desk',
  readConfig,
  migrate: ({ mongodbUrl }: Config, log: Log): Promise<void> =>
    migrateMongo({ url: mongodbUrl, migrations, platform: messagingMigrations, log }),
  compose,
};
