import type { Refusal } from '@tributary/service-kit';
import type { IssueActingToken } from './issue-acting-token';
import { hashOfSecret, newSecret } from './secret';
import type { Identity, OpenedSession, SessionDesk } from './session-desk';

export interface OpenSession {
  readonly idToken: string;
  readonly nonce: string;
}

interface Needs {
  readonly desk: SessionDesk;
  /** Verifies signature, issuer, audience, time and nonce against the provider's keys; undefined if anything is off. */
  readonly verifyIdToken: (idToken: string, nonce: string) => Promise<Identity | undefined>;
  readonly issueActingToken: IssueActingToken;
  readonly sessionHours: number;
  readonly now: () => Date;
}

/** DR-2: an employee whom the OpenID Connect provider has just signed in. */
export const makeOpenSession =
  ({ desk, verifyIdToken, issueActingToken, sessionHours, now }: Needs) =>
  async ({ idToken, nonce }: OpenSession): Promise<OpenedSession | Refusal<'token.invalid' | 'session.employee-unknown'>> => {
    const person = await verifyIdToken(idToken, nonce);
    if (!person) return { refused: 'token.invalid', field: 'idToken' };
    const owner = await desk.ownerByIdentity(person);
    if (!owner) return { refused: 'session.employee-unknown' };

    const sessionSecret = newSecret();
    const openedAt = now();
    const sessionExpiresAt = new Date(openedAt.getTime() + sessionHours * 3_600_000);
    const secretHash = hashOfSecret(sessionSecret);
    await desk.open({ secretHash, employeeId: owner.employeeId, openedAt, expiresAt: sessionExpiresAt });

    return {
      sessionSecret,
      ...(await issueActingToken(owner)),
      sessionExpiresAt,
      employeeId: owner.employeeId,
    };
  };
