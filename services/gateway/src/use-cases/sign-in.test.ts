import { makeSignIn, type OpenedSession, type PendingSignIn } from './sign-in';

const pending: PendingSignIn = { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/leads' };
const session: OpenedSession = {
  sessionSecret: 'secret',
  actingToken: 'token',
  actingTokenExpiresAt: new Date('2026-03-01T09:10:00Z'),
  sessionExpiresAt: new Date('2026-03-01T21:00:00Z'),
};
const callback = new URL('http://localhost/auth/callback?code=c&state=s');

const signIn = (finish: () => Promise<string>) =>
  makeSignIn({
    provider: { begin: async (returnTo) => ({ redirectTo: 'http://provider/', pending: { ...pending, returnTo } }), finish },
    directory: {
      openSession: async (idToken, nonce) =>
        idToken === 'good' && nonce === 'n' ? session : { failure: { code: 'token.invalid' } },
    },
  });

describe('signing in', () => {
  it('given the provider says yes, when it comes back, then there is a session and the page that was asked for', async () => {
    expect(await signIn(async () => 'good').finish(callback, pending)).toEqual({ session, returnTo: '/leads' });
  });

  it('given nothing was begun in this browser, when somebody comes back, then it fails', async () => {
    expect(await signIn(async () => 'good').finish(callback, undefined)).toEqual({ failure: { code: 'sign-in.failed' } });
  });

  it('given the provider refuses, when it comes back, then it fails without saying why', async () => {
    const refusing = signIn(() => Promise.reject(new Error('access_denied')));
    expect(await refusing.finish(callback, pending)).toEqual({ failure: { code: 'sign-in.failed' } });
  });

  it('given a token the directory does not take, when it comes back, then the directory has the last word', async () => {
    expect(await signIn(async () => 'forged').finish(callback, pending)).toEqual({ failure: { code: 'token.invalid' } });
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'evil', '', undefined])(
    'given %s to return to, when it begins, then it returns to the start page',
    async (returnTo) => {
      expect((await signIn(async () => '').begin(returnTo)).pending.returnTo).toBe('/');
    },
  );
});
