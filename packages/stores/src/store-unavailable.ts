import type { ErrorCode } from '@tributary/contracts';

/**
 * The store could not be reached, or stopped answering.
 *
 * `effect: 'none'`: nothing was written; the caller may simply ask again.
 * `effect: 'unknown'`: the answer to a commit was lost; only a repeat with the same idempotency key is safe.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly code: ErrorCode = 'service.unavailable';

  constructor(
    readonly store: 'postgres' | 'mongo',
    readonly effect: 'none' | 'unknown',
    cause: unknown,
  ) {
    super(`${store} is not available (effect: ${effect})`, { cause });
  }
}
