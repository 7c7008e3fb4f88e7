import type { PostgresStore } from '@tributary/stores/postgres';
import { Provider } from 'oidc-provider';
import { oidcRecords } from './oidc-records';
import type { ProviderSecrets } from './provider-secrets';

export interface BuiltInProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the gateway takes people back: `https://crm.example.com/auth/callback`. */
  readonly redirectUri: string;
}

interface Account {
  readonly login: string;
  readonly name: string;
}

/**
 * The OpenID Connect provider of the default installation (DR-2): one client, the gateway; code flow with PKCE only.
 * Any other provider can take its place by configuration.
 */
export function makeBuiltInProvider(
  settings: BuiltInProviderSettings,
  store: PostgresStore,
  secrets: ProviderSecrets,
  accountOf: (employeeId: string) => Promise<Account | undefined>,
): Provider {
  const secure = settings.issuer.startsWith('https:');
  const provider = new Provider(settings.issuer, {
    adapter: oidcRecords(store),
    clients: [
      {
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        redirect_uris: [settings.redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [secrets.signingKey] },
    cookies: { keys: [secrets.cookieSecret], long: { secure, sameSite: 'lax' }, short: { secure, sameSite: 'lax' } },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    // The gateway reads the user name from the ID token; there is no second request for it.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/oidc/sign-in/${interaction.uid}` },
    ttl: { Interaction: 600, Session: 12 * 3600, Grant: 12 * 3600, AuthorizationCode: 60, AccessToken: 600, IdToken: 600 },
    findAccount: async (_ctx, employeeId) => {
      const account = await accountOf(employeeId);
      return (
        account && {
          accountId: employeeId,
          claims: async () => ({ sub: employeeId, preferred_username: account.login, name: account.name }),
        }
      );
    },
    // Our own gateway needs nobody's consent.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  provider.proxy = true;
  return provider;
}
