import type { Actor } from '@tributary/service-kit';

/** One open transaction as one actor. Queries run one after another; awaiting them together gains nothing. */
export interface Tx {
  readonly actor: Actor;
  /** The only row, or undefined. More than one row is a bug and throws. */
  one<Row>(sql: string, params?: readonly unknown[]): Promise<Row | undefined>;
  many<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Number of rows inserted, updated or deleted. */
  run(sql: string, params?: readonly unknown[]): Promise<number>;
  /** Called once the commit is certain; not awaited, and a failure is logged, because nothing can be undone any more. */
  afterCommit(then: () => void | Promise<void>): void;
}
