import type { SessionServiceService } from '@tributary/contracts/directory';
import { type Peer, RemoteRefusal } from '@tributary/service-kit';
import type { Failure } from '../../domain/problem';
import type { OpenedSession } from '../../use-cases/sign-in';

type SessionPeer = Peer<typeof SessionServiceService>;
type Answer<T> = Promise<T | { readonly failure: Failure }>;

/** Sessions as the directory keeps them; the gateway asks in its own name. */
export const makeSessionDirectory = (peer: SessionPeer) => ({
  openSession: (idToken: string, nonce: string): Answer<OpenedSession> =>
    orFailure(async () => sessionOf(await peer.openSession({ idToken, nonce }))),
  refreshSession: (sessionSecret: string): Answer<OpenedSession> =>
    orFailure(async () => sessionOf(await peer.refreshSession({ sessionSecret }))),
  /** The cookie is gone already; a directory that is down ends the session when it expires. */
  closeSession: async (sessionSecret: string): Promise<void> => {
    await orFailure(() => peer.closeSession({ sessionSecret }));
  },
});

export async function orFailure<T>(call: () => Promise<T>): Answer<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof RemoteRefusal)) throw error;
    return { failure: { code: error.refused, details: error.details, fields: error.violations } };
  }
}

function sessionOf(message: Awaited<ReturnType<SessionPeer['openSession']>>): OpenedSession {
  const { sessionSecret, actingToken, actingTokenExpiresAt, sessionExpiresAt } = message;
  if (!actingTokenExpiresAt || !sessionExpiresAt) throw new Error('the directory opened a session without an end');
  return { sessionSecret, actingToken, actingTokenExpiresAt, sessionExpiresAt };
}
