import type { ErrorCode } from '@tributary/contracts';

/** A message that no retry will make readable. Says why by code only: its text may hold personal data. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  constructor(readonly code: Extract<ErrorCode, `message.${string}`>) {
    super(code);
  }
}
