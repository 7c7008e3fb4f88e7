import { z } from 'zod';

/** Every token is meant for Tributary's services together; which of them may be called is a matter of `access`. */
export const audience = 'tributary';
export const algorithm = 'EdDSA';
export const tokenType = 'at+jwt';

/** The only service that may say who somebody is: it alone signs for employees and integrations. */
export const actorIssuer = 'directory';

export const clockSkewSeconds = 30;

/** A longer life than this is refused, whatever the token says; it bounds how long a leaver still gets in (DR-1). */
export const longestLifeSeconds = { service: 300, employee: 900, integration: 900 } as const;

/** Nothing beyond these: `jwk`, `jku`, `x5c`, `crit` and their like only serve to bring in other keys or rules. */
export const headerSchema = z.strictObject({
  alg: z.literal(algorithm),
  typ: z.literal(tokenType),
  kid: z.string().min(1).max(64),
});

const registered = {
  iss: z.string(),
  aud: z.literal(audience),
  sub: z.string().min(1).max(128),
  iat: z.number(),
  exp: z.number(),
};

const actorClaims = {
  ...registered,
  perms: z.array(z.string().max(128)).max(1_000),
  reach: z.enum(['self', 'team', 'all']),
  team: z.string().regex(/^\/(?:[^/]+\/)*$/),
};

export const claimsSchema = z.discriminatedUnion('kind', [
  z.object({ ...registered, kind: z.literal('service') }),
  z.object({ ...actorClaims, kind: z.literal('employee') }),
  z.object({ ...actorClaims, kind: z.literal('integration') }),
]);

export type Claims = z.infer<typeof claimsSchema>;
