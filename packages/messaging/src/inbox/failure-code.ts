import { type ErrorCode, errorCatalogue } from '@tributary/contracts';
import { isRefusal } from '@tributary/service-kit';

const sqlState = /^[0-9A-Z]{5}$/;

/** What may be kept of a failure: a code of ours or of the database, never a text, which may quote personal data. */
export function failureCode(error: unknown): string {
  if (isRefusal(error)) return error.refused;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    if (isErrorCode(error.code)) return error.code;
    if (sqlState.test(error.code)) return `postgres.${error.code}`;
  }
  return 'message.handler-failed' satisfies ErrorCode;
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorCatalogue, code);
