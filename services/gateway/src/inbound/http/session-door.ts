import { Router } from 'express';
import type { Sessions } from '../../use-cases/keep-sessions';
import type { PendingSignIn, SignIn } from '../../use-cases/sign-in';
import { sessionCookie, signInCookie } from './cookies';
import { sendProblem } from './send-problem';

interface Needs {
  readonly signIn: SignIn;
  readonly sessions: Sessions;
  readonly closeSession: (sessionSecret: string) => Promise<void>;
  readonly seal: (pending: PendingSignIn) => Promise<string>;
  /** Undefined for anything that this gateway did not seal in the last ten minutes. */
  readonly unseal: (sealed: string) => Promise<PendingSignIn | undefined>;
  readonly publicUrl: URL;
}

const signInMinutes = 10;

/** Sign-in and sign-out of people in a browser. */
export function sessionDoor({ signIn, sessions, closeSession, seal, unseal, publicUrl }: Needs): Router {
  const secure = publicUrl.protocol === 'https:';
  const router = Router();

  router.get('/auth/sign-in', async (req, res) => {
    const returnTo = typeof req.query['return_to'] === 'string' ? req.query['return_to'] : undefined;
    const { redirectTo, pending } = await signIn.begin(returnTo);
    signInCookie.write(res, await seal(pending), { secure, maxAgeMs: signInMinutes * 60_000 });
    res.redirect(302, redirectTo);
  });

  router.get('/auth/callback', async (req, res) => {
    const sealed = signInCookie.read(req);
    signInCookie.clear(res, { secure });
    const outcome = await signIn.finish(new URL(req.originalUrl, publicUrl), sealed ? await unseal(sealed) : undefined);
    if ('failure' in outcome) return sendProblem(res, outcome.failure);

    const { session, returnTo } = outcome;
    sessions.remember(session.sessionSecret, session);
    sessionCookie.write(res, session.sessionSecret, { secure, maxAgeMs: session.sessionExpiresAt.getTime() - Date.now() });
    res.redirect(303, returnTo);
  });

  // A form on a foreign page cannot reach this: the cookie stays behind on its POST.
  router.post('/auth/sign-out', async (req, res) => {
    const secret = sessionCookie.read(req);
    sessionCookie.clear(res, { secure });
    if (secret) {
      sessions.forget(secret);
      await closeSession(secret);
    }
    res.status(204).end();
  });

  return router;
}
