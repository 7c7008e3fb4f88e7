import type { MongoMigration } from '@tributary/stores/mongo';
import { createServiceDesk } from './0001-create-service-desk';

/** In the order they are applied; one that was released never changes. */
export const migrations: readonly MongoMigration[] = [createServiceDesk];
