import { createLocalJWKSet, createRemoteJWKSet, type JWK, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { JWK as SigningKey } from 'oidc-provider';
import type { Identity } from '../../use-cases/session-desk';

interface Settings {
  readonly issuer: string;
  readonly clientId: string;
  /** Found at the first sign-in and kept. */
  readonly findKeys: () => Promise<JWTVerifyGetKey>;
}

/** ID tokens of one provider, checked against its keys. */
export function makeIdTokenVerifier({ issuer, clientId, findKeys }: Settings) {
  let keys: Promise<JWTVerifyGetKey> | undefined;

  return async (idToken: string, nonce: string): Promise<Identity | undefined> => {
    keys ??= findKeys().catch((error: unknown) => {
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

/** The keys that a provider publishes. */
export async function publishedKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5_000),
  });
  const { jwks_uri: uri } = (await response.json()) as { jwks_uri: string };
  return createRemoteJWKSet(new URL(uri));
}

/** The built-in provider's own key: nobody needs to be asked, least of all by the address that browsers use. */
export const ownKey = ({ kty = 'EC', d: _private, ...key }: SigningKey): JWTVerifyGetKey =>
  createLocalJWKSet({ keys: [{ ...key, kty } as JWK] });
