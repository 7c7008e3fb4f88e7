import { type Actor, isRefusal } from '@tributary/service-kit';
import type { ClientSession } from 'mongoose';
import { type AfterCommit, runAfterCommit } from '../after-commit';
import { backoff } from '../backoff';
import { callerOf } from '../caller-of';
import { claimCommand } from '../command-claim';
import { CommandRefused } from '../command-refused';
import { StoreUnavailable } from '../store-unavailable';
import { makeAppended } from './appended';
import { answerOfEarlier, claimKey, KeyTaken, type RecordedCommand, recordReply } from './command-record';
import { asStoreError, isTransient, isUnavailable, isUnknownCommit } from './mongo-errors';
import type { MongoTx } from './mongo-tx';
import type { MongoStore } from './open-mongo';
import { bindActor } from './session-actor';

export interface MongoTransactionOptions {
  /** How long to go on while others change the same documents. [10000] */
  readonly retryForMs?: number;
}

/**
 * One command, one transaction: commits when `work` returns, aborts when it returns a refusal or throws.
 *
 * - Documents under row scope are those the actor may reach (PERM-1).
 * - Inside a command with an idempotency key the reply is recorded with the commit; a repeat throws AlreadyAnswered
 *   before `work` is called.
 * - MongoDB lets the later of two writers fail at once instead of making it wait, so `work` is run again as a matter of
 *   course: what it does outside the transaction it may do several times.
 * - Throws StoreUnavailable. With `effect: 'unknown'` the commit was asked for again and again without an answer.
 */
export async function inMongoTransaction<T>(
  store: MongoStore,
  actor: Actor,
  work: (tx: MongoTx) => Promise<T>,
  { retryForMs = 10_000 }: MongoTransactionOptions = {},
): Promise<T> {
  const claim = claimCommand();
  const recorded = claim && { command: claim.command, caller: callerOf(actor) };
  let committed = false;
  try {
    const { outcome, hooks } = await withRetries(retryForMs, (deadline) => attemptOnce(store, actor, work, recorded, deadline));
    committed = !isRefusal(outcome);
    if (committed) runAfterCommit(hooks, store.log);
    return outcome;
  } catch (error) {
    throw asStoreError(error, 'none');
  } finally {
    if (!committed) claim?.giveBack();
  }
}

async function withRetries<T>(forMs: number, attempt: (deadline: number) => Promise<T>): Promise<T> {
  const deadline = Date.now() + forMs;
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt(deadline);
    } catch (error) {
      const late = Date.now() >= deadline;
      if (error instanceof KeyBusy && late) throw new CommandRefused('request.in-progress');
      if (late || !(error instanceof KeyBusy || isTransient(error))) throw error;
      await backoff(attempts, 5, 200);
    }
  }
}

/** Another transaction is writing the record of this key, or it was pruned just now. */
class KeyBusy extends Error {}

async function attemptOnce<T>(
  { connection }: MongoStore,
  actor: Actor,
  work: (tx: MongoTx) => Promise<T>,
  recorded: RecordedCommand | undefined,
  deadline: number,
): Promise<{ outcome: T; hooks: AfterCommit[] }> {
  const hooks: AfterCommit[] = [];
  const last: (() => Promise<void>)[] = [];
  const { append, write } = makeAppended();
  const session = await connection.startSession();
  bindActor(session, actor);
  try {
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
    if (recorded) {
      await claimKey(connection, session, recorded).catch((error: unknown) => {
        throw isTransient(error) && !isUnavailable(error) ? new KeyBusy() : error;
      });
    }
    const outcome = await work({
      ...{ actor, session, connection, append },
      beforeCommit: (then) => void last.push(then),
      afterCommit: (then) => void hooks.push(then),
    });
    if (isRefusal(outcome)) {
      await session.abortTransaction();
      return { outcome, hooks };
    }
    for (const then of last) await then();
    await write(session);
    if (recorded) await recordReply(connection, session, recorded, outcome);
    await commit(session, deadline);
    return { outcome, hooks };
  } catch (error) {
    if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
    if (recorded && error instanceof KeyTaken) throw (await answerOfEarlier(connection, recorded)) ?? new KeyBusy();
    throw error;
  } finally {
    await session.endSession().catch(() => undefined);
  }
}

/** The driver's rule: an unknown result is settled by committing once more, which does nothing if it had happened. */
async function commit(session: ClientSession, deadline: number): Promise<void> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await session.commitTransaction();
    } catch (error) {
      if (!isUnknownCommit(error)) throw error;
      if (Date.now() >= deadline) throw new StoreUnavailable('mongo', 'unknown', error);
      await backoff(attempts, 20, 500);
    }
  }
}
