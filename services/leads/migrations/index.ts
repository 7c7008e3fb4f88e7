import type { MongoMigration } from '@tributary/stores/mongo';
import { createLeads } from './0001-create-leads';

/** In the order they are applied; one that was released never changes. */
export const migrations: readonly MongoMigration[] = [createLeads];
