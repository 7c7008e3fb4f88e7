import { type ErrorCode, type ErrorEntry, errorCatalogue } from '@tributary/contracts';

export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorCatalogue, code);

export const entryOf = (code: ErrorCode): ErrorEntry => errorCatalogue[code];
