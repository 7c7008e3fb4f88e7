import { randomBytes } from 'node:crypto';
import { serviceActor } from '@tributary/service-kit';
import { inTransaction, type PostgresStore } from '@tributary/stores/postgres';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'oidc-provider';

export interface ProviderSecrets {
  /** Private, P-256; signs ID tokens. */
  readonly signingKey: JWK;
  /** Signs the provider's cookies. */
  readonly cookieSecret: string;
}

/** Made at the first start and kept beside the passwords, so that all replicas sign alike. */
export async function providerSecrets(store: PostgresStore): Promise<ProviderSecrets> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const fresh: ProviderSecrets = {
    signingKey: { ...((await exportJWK(privateKey)) as JWK), kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' },
    cookieSecret: randomBytes(32).toString('base64url'),
  };
  return inTransaction(store, serviceActor('directory'), async (tx) => {
    await tx.run(`insert into provider_secrets (singleton, secrets) values (true, $1) on conflict do nothing`, [
      JSON.stringify(fresh),
    ]);
    const kept = await tx.one<{ secrets: ProviderSecrets }>(`select secrets from provider_secrets`);
    return kept?.secrets ?? fresh;
  });
}
