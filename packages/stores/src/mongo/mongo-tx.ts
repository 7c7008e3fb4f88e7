import type { Actor } from '@tributary/service-kit';
import type { ClientSession, Connection } from 'mongoose';

/** One open transaction as one actor. Pass `session` to every operation, or it happens outside. */
export interface MongoTx {
  readonly actor: Actor;
  readonly session: ClientSession;
  readonly connection: Connection;
  /** Called once the commit is certain; not awaited, and a failure is logged, because nothing can be undone any more. */
  afterCommit(then: () => void | Promise<void>): void;
}
