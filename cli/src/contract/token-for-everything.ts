import { allPermissions } from '@tributary/contracts';
import { makeIdentity } from '@tributary/service-kit';
import type { Platform } from '../platform/platform';

/** No token of a system lives longer; whoever runs beyond it hears 401 from everything, and has tried nothing. */
export const tokenLifeSeconds = 900;

/** Of a system that may do whatever there is to do. It is worth nothing to any platform but this one. */
export async function tokenForEverything(platform: Platform): Promise<string> {
  const { SERVICE_KEY_FILE: keyFile = '', TRUSTED_KEYS_FILE: trustedKeysFile = '' } = platform.service('directory').environment;
  const directory = await makeIdentity({ service: 'directory', keyFile, trustedKeysFile });
  return directory.issueActorToken({
    ...{ kind: 'integration', id: 'contract-check', permissions: allPermissions() },
    ...{ reach: 'all', teamPath: '/', lifeSeconds: tokenLifeSeconds },
  });
}
