import { type ActorToken, type Identity, makeIdentity } from '@tributary/service-kit';
import type { Company } from './company';

/** Tokens made with the services' own keys, as they make them. */
export interface SignedTokens {
  /** Of a service, on its own behalf. */
  service(name: string): Promise<string>;
  /** Of an employee or an integration, as the directory signs it. */
  actor(actor: Omit<ActorToken, 'lifeSeconds'>): Promise<string>;
}

export function makeSignedTokens({ platform }: Company): SignedTokens {
  const identities = new Map<string, Promise<Identity>>();
  const identityOf = (service: string): Promise<Identity> => {
    const { SERVICE_KEY_FILE: keyFile = '', TRUSTED_KEYS_FILE: trustedKeysFile = '' } = platform.service(service).environment;
    const identity = identities.get(service) ?? makeIdentity({ service, keyFile, trustedKeysFile });
    identities.set(service, identity);
    return identity;
  };
  return {
    service: async (name) => (await (await identityOf(name)).tokenFor())['authorization']?.replace(/^Bearer /, '') ?? '',
    actor: async (actor) => (await identityOf('directory')).issueActorToken({ ...actor, lifeSeconds: 900 }),
  };
}
