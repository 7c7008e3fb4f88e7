import { type Actor, isRefusal } from '@tributary/service-kit';
import { DatabaseError, type PoolClient, type QueryResult } from 'pg';
import { runAfterCommit } from '../after-commit';
import { backoff } from '../backoff';
import { callerOf } from '../caller-of';
import { claimCommand } from '../command-claim';
import { CommandRefused } from '../command-refused';
import { StoreUnavailable } from '../store-unavailable';
import { beginStatement, type TransactionOptions } from './begin-statement';
import { checkOut } from './check-out';
import { answerOfEarlier, claimStatement, type RecordedCommand, recordStatement } from './command-record';
import type { PostgresStore } from './open-postgres';
import { makePooledTx, statementNames } from './pooled-tx';
import { asStoreError, isConflict, isDuplicateCommand, isLockTimeout, isStalePlan, isUnavailable } from './postgres-errors';
import type { Tx } from './tx';

const maxRetries = 3;

/** One transaction, from its first statement to what its commit records. */
interface Plan<T> {
  readonly begin: string;
  readonly work: (tx: Tx) => Promise<T>;
  readonly recorded?: RecordedCommand;
  readonly writes: boolean;
}

/**
 * One command, one transaction: commits when `work` returns, rolls back when it returns a refusal or throws.
 *
 * - Rows are those the actor may reach (PERM-1).
 * - Inside a command with an idempotency key the reply is recorded with the commit; a repeat throws AlreadyAnswered
 *   before `work` has any effect.
 * - `work` runs again, up to three times, after a serialization failure or a deadlock: what it does outside the
 *   transaction it may do several times.
 * - Throws StoreUnavailable. With `effect: 'unknown'` the answer to the commit was lost and nobody can tell; the
 *   transaction is not tried again.
 */
export async function inTransaction<T>(
  store: PostgresStore,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const begin = beginStatement(actor, 'read write', options);
  const claim = claimCommand();
  const recorded = claim && { command: claim.command, caller: callerOf(actor) };
  let committed = false;
  try {
    const outcome = await withRetries(store, actor, {
      begin: recorded ? `${begin}; ${claimStatement(recorded)}` : begin,
      work,
      writes: true,
      ...(recorded && { recorded }),
    });
    committed = !isRefusal(outcome);
    return outcome;
  } finally {
    if (!committed) claim?.giveBack();
  }
}

/** Like `inTransaction`, for work that writes nothing; a write in it fails. */
export const reading = <T>(
  store: PostgresStore,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> => withRetries(store, actor, { begin: beginStatement(actor, 'read only', options), work, writes: false });

async function withRetries<T>(store: PostgresStore, actor: Actor, plan: Plan<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(store, actor, plan);
    } catch (error) {
      if (isStalePlan(error)) statementNames.renew();
      else if (!isConflict(error) && !(error instanceof RecordPruned)) throw error;
      if (attempt > maxRetries) throw error;
      await backoff(attempt, 20, 200);
    }
  }
}

async function attemptOnce<T>(store: PostgresStore, actor: Actor, plan: Plan<T>): Promise<T> {
  const { client, giveBack } = await checkOut(store);
  const tx = makePooledTx(client, actor);
  // Not awaited: the first statement of the work travels right behind it, and fails if anything after `begin` does.
  const begun = client.query(plan.begin);
  begun.catch(() => undefined);
  let outcome: T;
  try {
    outcome = await plan.work(tx);
    await begun;
    tx.close();
    if (isRefusal(outcome)) await client.query('rollback');
    else await commit(client, plan, outcome);
  } catch (error) {
    tx.close();
    const cause = await begun.then(
      () => error,
      (first: unknown) => beginFailure(client, first, plan.recorded),
    );
    await client.query('rollback').catch(() => undefined);
    throw asStoreError(cause, 'none');
  } finally {
    giveBack();
  }
  if (!isRefusal(outcome)) runAfterCommit(tx.hooks, store.log);
  return outcome;
}

/** The record that stopped a command was pruned before it could be read. */
class RecordPruned extends Error {}

/** Why a transaction could not even start. The first failure counts: the work's own came from it. */
async function beginFailure(client: PoolClient, first: unknown, recorded: RecordedCommand | undefined): Promise<unknown> {
  if (!recorded) return first;
  if (isLockTimeout(first)) return new CommandRefused('request.in-progress');
  if (!isDuplicateCommand(first)) return first;
  try {
    await client.query('rollback');
    return (await answerOfEarlier(client, recorded)) ?? new RecordPruned();
  } catch (error) {
    return error;
  }
}

async function commit(client: PoolClient, { writes, recorded }: Plan<unknown>, outcome: unknown): Promise<void> {
  const statement = recorded ? `${recordStatement(recorded, outcome)}; commit` : 'commit';
  let answer: QueryResult | QueryResult[];
  try {
    answer = await client.query(statement);
  } catch (error) {
    // An error that the server reports and survives means that it did not commit.
    const answered = error instanceof DatabaseError && error.severity === 'ERROR';
    if (writes && !answered && isUnavailable(error)) throw new StoreUnavailable('postgres', 'unknown', error);
    throw error;
  }
  // A transaction with a failed statement is rolled back by `commit`, without an error.
  if ([answer].flat().at(-1)?.command !== 'COMMIT')
    throw new Error('a statement failed and the work went on; nothing was committed');
}
