import { makeIdentity } from '@tributary/service-kit';
import type { Company } from './company';

/** Tokens as the services sign them for themselves, made with their own keys. */
export function makeServiceTokens({ platform }: Company): (service: string) => Promise<string> {
  const identities = new Map<string, ReturnType<typeof makeIdentity>>();
  return async (service) => {
    const { SERVICE_KEY_FILE: keyFile = '', TRUSTED_KEYS_FILE: trustedKeysFile = '' } = platform.service(service).environment;
    const identity = identities.get(service) ?? makeIdentity({ service, keyFile, trustedKeysFile });
    identities.set(service, identity);
    const { authorization = '' } = await (await identity).tokenFor();
    return authorization.replace(/^Bearer /, '');
  };
}
