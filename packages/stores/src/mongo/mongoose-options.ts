import type { Actor } from '@tributary/service-kit';

/** What row scope adds to mongoose's options, so that callers need no casts. */
declare module 'mongoose' {
  interface QueryOptions {
    /** Who asks, where no transaction's session says so or somebody else is meant. */
    actor?: Actor;
  }
  interface InsertManyOptions {
    actor?: Actor;
  }
  interface MongooseBulkWriteOptions {
    actor?: Actor;
  }
  interface AggregateOptions {
    actor?: Actor;
    /** Collections that the pipeline may read in full. */
    joins?: readonly string[];
  }
}
