import { hashOfSecret } from './secret';
import type { SessionDesk } from './session-desk';

interface Needs {
  readonly desk: SessionDesk;
  readonly now: () => Date;
}

/** Nobody gets a new token for it from now on. */
export const makeCloseSession =
  ({ desk, now }: Needs) =>
  ({ sessionSecret }: { readonly sessionSecret: string }): Promise<void> =>
    desk.close(hashOfSecret(sessionSecret), now());
