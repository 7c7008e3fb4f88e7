import type { Connection } from 'mongoose';

/**
 * One step of the schema: collections, indexes, reshaped documents. MongoDB undoes nothing when a step fails halfway,
 * so a step must be able to run again.
 */
export interface MongoMigration {
  /** Unique and never changed: `0001-create-leads`. */
  readonly name: string;
  up(connection: Connection): Promise<void>;
}
