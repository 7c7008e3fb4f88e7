import type { Log } from '@tributary/stores';
import { migratePostgres } from '@tributary/stores/postgres';
import { messagingMigrations } from './migrations';

interface Stores {
  readonly postgresUrl: string;
  readonly postgresOwnerUrl: string;
}

/** What brings a service's database up to date: the platform's tables, then the plain SQL files of its folder. */
export const migrationsIn =
  (directory: string) =>
  ({ postgresUrl, postgresOwnerUrl }: Stores, log: Log): Promise<void> =>
    migratePostgres({
      ownerUrl: postgresOwnerUrl,
      applicationRole: new URL(postgresUrl).username,
      directory,
      platform: messagingMigrations,
      log,
    });
