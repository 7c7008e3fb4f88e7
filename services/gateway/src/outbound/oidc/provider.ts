import * as oidc from 'openid-client';
import type { PendingSignIn } from '../../use-cases/sign-in';

interface Settings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `https://crm.example.com/auth/callback` */
  readonly redirectUri: string;
  /** `host:port` by which the built-in provider is reached from here; browsers reach it under the issuer's address. */
  readonly builtInAddress: string | undefined;
}

/** Any OpenID Connect provider. Discovered at the first sign-in, so that the gateway starts without it. */
export function makeProvider({ issuer, clientId, clientSecret, redirectUri, builtInAddress }: Settings) {
  let discovered: Promise<oidc.Configuration> | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    discovered ??= oidc
      .discovery(issuer, clientId, clientSecret, undefined, {
        // Plain HTTP is for a provider on the same machine and for our own; anything else has a certificate.
        ...((builtInAddress || isLoopback(issuer)) && { execute: [oidc.allowInsecureRequests] }),
        ...(builtInAddress && { [oidc.customFetch]: fetchInside(builtInAddress) }),
      })
      .catch((error: unknown) => {
        discovered = undefined;
        throw error;
      });
    return discovered;
  };

  return {
    begin: async (returnTo: string) => {
      const pending: PendingSignIn = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
        returnTo,
      };
      const redirectTo = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        // The profile holds the user name by which the directory recognises a person at their first sign-in.
        scope: 'openid profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { redirectTo: redirectTo.href, pending };
    },

    finish: async (callbackUrl: URL, pending: PendingSignIn): Promise<string> => {
      const tokens = await oidc.authorizationCodeGrant(await configuration(), callbackUrl, {
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        pkceCodeVerifier: pending.codeVerifier,
        idTokenExpected: true,
      });
      if (!tokens.id_token) throw new Error('the provider sent no ID token');
      return tokens.id_token;
    },
  };
}

/** Asks the built-in provider from the inside for what it publishes under its public address. */
const fetchInside =
  (address: string): oidc.CustomFetch =>
  (publicAddress, options) => {
    const { host, protocol, pathname, search } = new URL(publicAddress);
    const asked = { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.replace(':', '') };
    return fetch(`http://${address}${pathname}${search}`, {
      ...options,
      headers: { ...options.headers, ...asked },
    } as RequestInit);
  };

const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
