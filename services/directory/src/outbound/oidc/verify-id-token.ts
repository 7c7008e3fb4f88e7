import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Identity } from '../../use-cases/session-desk';

interface Settings {
  readonly issuer: string;
  readonly clientId: string;
}

/** ID tokens of one provider, checked against the keys it publishes; discovered at the first sign-in and cached. */
export function makeIdTokenVerifier({ issuer, clientId }: Settings) {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const discover = async (): Promise<JWTVerifyGetKey> => {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(5_000),
    });
    const { jwks_uri: uri } = (await response.json()) as { jwks_uri: string };
    return createRemoteJWKSet(new URL(uri));
  };

  return async (idToken: string, nonce: string): Promise<Identity | undefined> => {
    keys ??= discover().catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    const key = await keys;
    try {
      const { payload } = await jwtVerify(idToken, key, {
        issuer,
        audience: clientId,
        algorithms: ['ES256', 'RS256', 'PS256', 'EdDSA'],
        maxTokenAge: '10m',
        clockTolerance: 30,
        requiredClaims: ['sub', 'nonce'],
      });
      if (payload['nonce'] !== nonce || !payload.sub) return undefined;
      const username = payload['preferred_username'];
      return { issuer, subject: payload.sub, username: typeof username === 'string' ? username : undefined };
    } catch {
      return undefined;
    }
  };
}
