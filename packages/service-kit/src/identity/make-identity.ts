import type { Metadata } from '@grpc/grpc-js';
import { SignJWT } from 'jose';
import { type Actor, anonymousActor, serviceActor } from '../actor';
import type { Refusal } from '../refusal';
import { readPrivateKey, readTrustedKeys } from './keys';
import { actorIssuer, algorithm, audience, type Claims, longestLifeSeconds, tokenType } from './token-claims';
import { makeTokenVerifier } from './verify-token';

/** Who calls, as proven by the tokens of a call. */
export interface Caller {
  readonly actor: Actor;
  /** The employee's or integration's token, for calls on their behalf to other services. */
  readonly actingToken?: string;
}

export interface ActorToken {
  readonly kind: 'employee' | 'integration';
  readonly id: string;
  readonly permissions: Iterable<string>;
  readonly reach: Actor['reach'];
  readonly teamPath: string;
  /** At most 900. */
  readonly lifeSeconds: number;
}

export interface Identity {
  readonly service: string;
  /** The metadata that authenticates a call, on this service's own behalf or on that of the acting token's owner. */
  tokenFor(actingToken?: string): Promise<Readonly<Record<string, string>>>;
  /** Without any token the caller is anonymous; with a bad one the call is refused, even where anonymous calls may come. */
  verify(metadata: Metadata): Promise<Caller | Refusal>;
  /** The employee or integration whose token this is, for doors other than gRPC's. */
  actorOf(actingToken: string): Promise<Actor | Refusal>;
  /** Signs a token for somebody else. @throws Error in any service but the directory, whose signature alone is accepted. */
  issueActorToken(token: ActorToken): Promise<string>;
}

export interface IdentityOptions {
  readonly service: string;
  /** Private JWK of this service. */
  readonly keyFile: string;
  /** JWKS of all services. */
  readonly trustedKeysFile: string;
  readonly now?: () => Date;
}

/** A token is replaced this long before it expires, so that no call leaves with one that dies on the way. */
const renewSeconds = 60;

export async function makeIdentity({
  service,
  keyFile,
  trustedKeysFile,
  now = () => new Date(),
}: IdentityOptions): Promise<Identity> {
  const key = await readPrivateKey(keyFile, service);
  const verifyToken = makeTokenVerifier(await readTrustedKeys(trustedKeysFile), now);

  const sign = (claims: Record<string, unknown>, subject: string, lifeSeconds: number): Promise<string> => {
    const issuedAt = Math.floor(now().getTime() / 1_000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, typ: tokenType, kid: service })
      .setIssuer(service)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifeSeconds)
      .sign(key);
  };

  let own: { readonly token: Promise<string>; readonly renewAt: number } | undefined;
  const ownToken = (): Promise<string> => {
    if (!own || now().getTime() >= own.renewAt) {
      const token = sign({ kind: 'service' }, service, longestLifeSeconds.service);
      own = { token, renewAt: now().getTime() + (longestLifeSeconds.service - renewSeconds) * 1_000 };
    }
    return own.token;
  };

  return {
    service,
    tokenFor: async (actingToken) => ({
      authorization: `Bearer ${await ownToken()}`,
      ...(actingToken === undefined ? {} : { 'x-acting-token': actingToken }),
    }),
    verify: async (metadata) => {
      const presented = presentedTokens(metadata);
      if (presented === 'malformed') return { refused: 'token.invalid' };
      const { bearer, acting } = presented;
      if (bearer === undefined) return acting === undefined ? { actor: anonymousActor } : { refused: 'token.missing' };

      const claims = await verifyToken(bearer);
      if ('refused' in claims) return claims;
      if (claims.kind !== 'service') {
        return acting === undefined ? { actor: actorOf(claims), actingToken: bearer } : { refused: 'token.invalid' };
      }
      if (acting === undefined) return { actor: serviceActor(claims.sub) };

      const onBehalfOf = await verifyToken(acting);
      if ('refused' in onBehalfOf) return onBehalfOf;
      if (onBehalfOf.kind === 'service') return { refused: 'token.invalid' };
      return { actor: { ...actorOf(onBehalfOf), via: claims.sub }, actingToken: acting };
    },
    actorOf: async (actingToken) => {
      const claims = await verifyToken(actingToken);
      if ('refused' in claims) return claims;
      return claims.kind === 'service' ? { refused: 'token.invalid' } : actorOf(claims);
    },
    issueActorToken: async ({ kind, id, permissions, reach, teamPath, lifeSeconds }) => {
      if (service !== actorIssuer) throw new Error(`${service} signed for somebody else; only ${actorIssuer} may`);
      if (!(lifeSeconds > 0 && lifeSeconds <= longestLifeSeconds[kind]))
        throw new RangeError(`a token cannot live ${lifeSeconds} s`);
      return sign({ kind, perms: [...permissions], reach, team: teamPath }, id, lifeSeconds);
    },
  };
}

/** A header sent twice is malformed: which of the two was meant is not for us to guess. */
function presentedTokens(metadata: Metadata): { bearer?: string; acting?: string } | 'malformed' {
  const authorization = metadata.get('authorization');
  const acting = metadata.get('x-acting-token');
  if (authorization.length > 1 || acting.length > 1) return 'malformed';
  const bearer = authorization.map((value) => /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(String(value))?.[1]);
  if (bearer.length === 1 && bearer[0] === undefined) return 'malformed';
  return {
    ...(bearer[0] === undefined ? {} : { bearer: bearer[0] }),
    ...(acting[0] === undefined ? {} : { acting: String(acting[0]) }),
  };
}

const actorOf = (claims: Exclude<Claims, { kind: 'service' }>): Actor => ({
  kind: claims.kind,
  id: claims.sub,
  permissions: new Set(claims.perms),
  reach: claims.reach,
  teamPath: claims.team,
});
