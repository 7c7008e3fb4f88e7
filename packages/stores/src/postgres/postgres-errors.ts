import { DatabaseError } from 'pg';
import { StoreUnavailable } from '../store-unavailable';

/** The server refuses to serve us now, or ends our session. Everything else in these classes means a broken request. */
const unavailableStates = new Set([
  '25P03', // idle in transaction for too long
  '25P04', // transaction took too long
  '53000', // insufficient resources
  '53100', // disk full
  '53200', // out of memory
  '53300', // too many connections
  '55P03', // somebody held a lock for too long
  '57014', // statement took too long
  '57P01', // shut down by the administrator
  '57P02', // another backend crashed
  '57P03', // starting up or shutting down
  '57P05', // idle for too long
]);

/** What node and pg say when the connection breaks; these carry no SQLSTATE. */
const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);
const connectionMessages = [
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Cannot use a pool after calling end',
];

export function isUnavailable(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  if (error instanceof DatabaseError) {
    return error.code !== undefined && (error.code.startsWith('08') || unavailableStates.has(error.code));
  }
  const { code, message, errors } = (error ?? {}) as { code?: unknown; message?: unknown; errors?: unknown };
  // Several addresses of one host were tried.
  if (Array.isArray(errors)) return errors.some(isUnavailable);
  if (typeof code === 'string') return connectionCodes.has(code);
  return typeof message === 'string' && connectionMessages.some((start) => message.startsWith(start));
}

/** Connection trouble becomes StoreUnavailable; anything else stays what it is. */
export const asStoreError = (error: unknown, effect: 'none' | 'unknown'): unknown =>
  isUnavailable(error) && !(error instanceof StoreUnavailable) ? new StoreUnavailable('postgres', effect, error) : error;

/** Serialization failure or deadlock: the same work, started again, may well succeed. */
export const isConflict = (error: unknown): boolean =>
  error instanceof DatabaseError && (error.code === '40001' || error.code === '40P01');

/** A migration changed what a prepared statement returns; prepared anew it works. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery';

export const isDuplicateCommand = (error: unknown): boolean =>
  error instanceof DatabaseError &&
  error.code === '23505' &&
  error.schema === 'tributary' &&
  error.constraint === 'idempotency_pkey';

export const isLockTimeout = (error: unknown): boolean => error instanceof DatabaseError && error.code === '55P03';
