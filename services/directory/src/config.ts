import { defineConfig, postgresConfig, rabbitConfig, serviceConfig } from '@tributary/service-kit';
import { z } from 'zod';

const url = (purpose: string) => z.url('must be a URL').describe(purpose);

export const { readConfig, describeConfig } = defineConfig({
  ...serviceConfig,
  ...postgresConfig,
  ...rabbitConfig,
  OIDC_ISSUER: url(
    'The OpenID Connect provider that signs employees in; with the built-in one, the address of the gateway and /oidc.',
  ),
  OIDC_CLIENT_ID: z.string().default('tributary').describe('Client under which the gateway is known to the provider.'),
  OIDC_PORT: z.coerce
    .number('must be a port number')
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('Port of the built-in provider; unset where another provider is used.'),
  OIDC_CLIENT_SECRET: z.string().min(20).optional().describe("Built-in provider: the gateway's client secret."),
  OIDC_REDIRECT_URI: z
    .url()
    .optional()
    .describe('Built-in provider: the gateway address people come back to, ending in /auth/callback.'),
  SESSION_HOURS: z.coerce.number().min(1).max(720).default(12).describe('Hours until people sign in again.'),
  FIRST_ADMINISTRATOR_PASSWORD: z
    .string()
    .min(12)
    .optional()
    .describe('Password of `admin`, who is created when nobody works here yet.'),
});

export type Config = ReturnType<typeof readConfig>;

/** Everything the built-in provider needs, or undefined where another one is used. Throws when only part of it is set. */
export function builtInProviderOf({ oidcPort, oidcIssuer, oidcClientId, oidcClientSecret, oidcRedirectUri }: Config) {
  if (oidcPort === undefined) return undefined;
  if (!oidcClientSecret || !oidcRedirectUri) {
    throw new Error('OIDC_PORT starts the built-in provider, which also needs OIDC_CLIENT_SECRET and OIDC_REDIRECT_URI');
  }
  return {
    port: oidcPort,
    settings: { issuer: oidcIssuer, clientId: oidcClientId, clientSecret: oidcClientSecret, redirectUri: oidcRedirectUri },
  };
}
