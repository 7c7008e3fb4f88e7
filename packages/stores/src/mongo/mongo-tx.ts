import type { Actor } from '@tributary/service-kit';
import type { ClientSession, Connection, mongo } from 'mongoose';

/** A collection of the driver or of mongoose. */
export type Appendable<T extends mongo.Document> = Pick<mongo.Collection<T>, 'collectionName' | 'insertMany'>;

/** One open transaction as one actor. Pass `session` to every operation, or it happens outside. */
export interface MongoTx {
  readonly actor: Actor;
  readonly session: ClientSession;
  readonly connection: Connection;
  /**
   * Inserts what nobody reads before the commit, such as events and lines of a log: all documents of one collection in one
   * command, as the last thing the transaction does. So what many changes leave behind costs no more commands than one.
   */
  append<T extends mongo.Document>(collection: Appendable<T>, documents: readonly T[]): void;
  /** Called when the work is done, before `append` inserts: for reading and writing once what many callers asked for. */
  beforeCommit(then: () => Promise<void>): void;
  /** Called once the commit is certain; not awaited, and a failure is logged, because nothing can be undone any more. */
  afterCommit(then: () => void | Promise<void>): void;
}
