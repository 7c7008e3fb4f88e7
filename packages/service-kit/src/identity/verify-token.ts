import { type CryptoKey, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { Refusal } from '../refusal';
import type { TrustedKeys } from './keys';
import {
  actorIssuer,
  algorithm,
  audience,
  type Claims,
  claimsSchema,
  clockSkewSeconds,
  headerSchema,
  longestLifeSeconds,
  tokenType,
} from './token-claims';

export type TokenRefusal = Refusal<'token.invalid' | 'token.expired'>;

const invalid: TokenRefusal = { refused: 'token.invalid' };
const expired: TokenRefusal = { refused: 'token.expired' };

const longestToken = 16_384;
const mostRemembered = 10_000;

/**
 * Checks tokens against the trusted keys. Why one is invalid is not said: that helps only who forges them.
 * A token that was verified is remembered until it expires: the two checks of a call would cost as much as the rest of it.
 */
export function makeTokenVerifier(trusted: TrustedKeys, now: () => Date): (token: string) => Promise<Claims | TokenRefusal> {
  const remembered = new Map<string, Claims>();

  return async (token) => {
    if (token.length > longestToken) return invalid;
    const known = remembered.get(token);
    if (known && !isPast(known.exp, now())) return known;
    remembered.delete(token);

    const outcome = await verify(token, trusted, now());
    if ('refused' in outcome) return outcome;
    const [oldest] = remembered.keys();
    if (oldest !== undefined && remembered.size >= mostRemembered) remembered.delete(oldest);
    remembered.set(token, outcome);
    return outcome;
  };
}

const isPast = (exp: number, at: Date): boolean => at.getTime() / 1_000 >= exp + clockSkewSeconds;

async function verify(token: string, trusted: TrustedKeys, now: Date): Promise<Claims | TokenRefusal> {
  const header = headerSchema.safeParse(headerOf(token));
  if (!header.success) return invalid;

  const { kid } = header.data;
  for (const key of trusted.get(kid) ?? []) {
    const outcome = await verifyWith(key, kid, token, now);
    if (outcome !== 'other key') return outcome;
  }
  return invalid;
}

async function verifyWith(
  key: CryptoKey,
  issuer: string,
  token: string,
  now: Date,
): Promise<Claims | TokenRefusal | 'other key'> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [algorithm],
      audience,
      issuer,
      typ: tokenType,
      clockTolerance: clockSkewSeconds,
      currentDate: now,
    });
    const claims = claimsSchema.safeParse(payload);
    return claims.success && isRightful(claims.data, now) ? claims.data : invalid;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return expired;
    return error instanceof errors.JWSSignatureVerificationFailed ? 'other key' : invalid;
  }
}

/** Who may sign what: a service for itself, the directory for employees and integrations. */
function isRightful({ kind, iss, sub, iat, exp }: Claims, now: Date): boolean {
  const signedByTheRightOne = kind === 'service' ? iss === sub : iss === actorIssuer;
  const livesShortly = exp > iat && exp - iat <= longestLifeSeconds[kind];
  const alreadyIssued = iat <= now.getTime() / 1_000 + clockSkewSeconds;
  return signedByTheRightOne && livesShortly && alreadyIssued;
}

function headerOf(token: string): unknown {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
}
