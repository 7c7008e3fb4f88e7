import { mongo } from 'mongoose';
import { StoreUnavailable } from '../store-unavailable';

/** Names rather than classes: mongoose has its own for some of them. */
const unavailableNames = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoConnectionPoolClearedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
]);

/** The server stops, is not (or no longer) primary, or had no time. */
const unavailableCodes = new Set([6, 7, 50, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

export function isUnavailable(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return unavailableNames.has(String(name)) || (typeof code === 'number' && unavailableCodes.has(code));
}

/** Connection trouble becomes StoreUnavailable; anything else stays what it is, without the values it quotes. */
export const asStoreError = (error: unknown, effect: 'none' | 'unknown'): unknown =>
  isUnavailable(error) && !(error instanceof StoreUnavailable)
    ? new StoreUnavailable('mongo', effect, error)
    : withoutValues(error);

/**
 * Somebody else was faster, or the connection broke before the commit: the whole transaction may be tried again.
 * Not when no server was found, because that search has been patient already.
 */
export const isTransient = (error: unknown): boolean =>
  error instanceof mongo.MongoError &&
  error.hasErrorLabel('TransientTransactionError') &&
  !(error instanceof mongo.MongoServerSelectionError);

/** The commit may or may not have happened; committing again answers which. */
export const isUnknownCommit = (error: unknown): boolean =>
  error instanceof mongo.MongoError && error.hasErrorLabel('UnknownTransactionCommitResult');

export const isDuplicateKey = (error: unknown): boolean => error instanceof mongo.MongoServerError && error.code === 11000;

/** The server's error texts quote the key at fault; errors are logged, keys may be phone numbers. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof mongo.MongoServerError)) return error;
  error.message = error.message.replace(/ dup key: .*$/s, '');
  delete error['keyValue'];
  delete error['writeErrors'];
  error.errorResponse = { ok: 0 };
  return error;
}
