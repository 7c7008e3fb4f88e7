import type { Refusal } from '@tributary/service-kit';
import type { IssueActingToken } from './issue-acting-token';
import { hashOfSecret } from './secret';
import type { OpenedSession, SessionDesk } from './session-desk';

interface Needs {
  readonly desk: SessionDesk;
  readonly issueActingToken: IssueActingToken;
  readonly now: () => Date;
}

/** A new token with today's roles and team: a changed role works, and a lost one ends, within a token's life. */
export const makeRefreshSession =
  ({ desk, issueActingToken, now }: Needs) =>
  async ({ sessionSecret }: { readonly sessionSecret: string }): Promise<OpenedSession | Refusal<'session.ended'>> => {
    const owner = await desk.ownerOf(hashOfSecret(sessionSecret), now());
    if (!owner) return { refused: 'session.ended' };
    return {
      sessionSecret,
      ...(await issueActingToken(owner)),
      sessionExpiresAt: owner.expiresAt,
      employeeId: owner.employeeId,
    };
  };
