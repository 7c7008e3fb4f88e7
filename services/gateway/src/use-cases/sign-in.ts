import type { Failure } from '../domain/problem';

/** What has to be remembered between the redirect to the provider and the way back. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Path on our own origin. */
  readonly returnTo: string;
}

export interface OpenedSession {
  readonly sessionSecret: string;
  readonly actingToken: string;
  readonly actingTokenExpiresAt: Date;
  readonly sessionExpiresAt: Date;
}

interface Provider {
  /** Where to send the browser, and what to remember meanwhile. */
  begin(returnTo: string): Promise<{ readonly redirectTo: string; readonly pending: PendingSignIn }>;
  /** The ID token for the code in the callback's URL. Throws when the provider refuses or something does not fit. */
  finish(callbackUrl: URL, pending: PendingSignIn): Promise<string>;
}

interface Directory {
  openSession(idToken: string, nonce: string): Promise<OpenedSession | { readonly failure: Failure }>;
}

export type SignedIn = { readonly session: OpenedSession; readonly returnTo: string } | { readonly failure: Failure };

export interface SignIn {
  begin(returnTo: string | undefined): ReturnType<Provider['begin']>;
  finish(callbackUrl: URL, pending: PendingSignIn | undefined): Promise<SignedIn>;
}

/** OpenID Connect code flow with PKCE (DR-2). */
export const makeSignIn = ({ provider, directory }: { readonly provider: Provider; readonly directory: Directory }): SignIn => ({
  begin: (returnTo) => provider.begin(ownPath(returnTo)),

  finish: async (callbackUrl, pending) => {
    if (!pending) return { failure: { code: 'sign-in.failed' } };
    // Refused by the provider, an old link, a foreign state: the person starts again, and learns nothing more.
    const idToken = await provider.finish(callbackUrl, pending).catch(() => undefined);
    if (!idToken) return { failure: { code: 'sign-in.failed' } };
    const session = await directory.openSession(idToken, pending.nonce);
    return 'failure' in session ? session : { session, returnTo: pending.returnTo };
  },
});

/** Only paths of our own origin: `//evil.example`, `/\evil.example` and full URLs lead to the start page. */
const ownPath = (path: string | undefined): string => (path && /^\/(?![/\\])[^\s]*$/.test(path) ? path : '/');
