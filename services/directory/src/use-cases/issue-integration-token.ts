import { timingSafeEqual } from 'node:crypto';
import type { Grants } from '../domain/employee/grants';
import { hashOfSecret } from './secret';

/** Systems renew by themselves; a lost secret is noticed within this. */
const lifeSeconds = 900;

interface Needs {
  readonly integration: (clientId: string) => Promise<{ readonly secretHash: Buffer; readonly grants: Grants } | undefined>;
  readonly used: (clientId: string, at: Date) => Promise<void>;
  readonly sign: (token: {
    readonly kind: 'integration';
    readonly id: string;
    readonly permissions: readonly string[];
    readonly reach: Grants['reach'];
    readonly teamPath: string;
    readonly lifeSeconds: number;
  }) => Promise<string>;
  readonly now: () => Date;
}

/** Client credentials of a system. A wrong id and a wrong secret are told the same, after the same work. */
export const makeIssueIntegrationToken =
  ({ integration, used, sign, now }: Needs) =>
  async ({ clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string }) => {
    const found = await integration(clientId);
    const matches = timingSafeEqual(hashOfSecret(clientSecret), found?.secretHash ?? Buffer.alloc(32));
    if (!found || !matches) return { refused: 'integration.credentials-invalid' } as const;
    await used(clientId, now());
    const accessToken = await sign({ kind: 'integration', id: clientId, ...found.grants, teamPath: '/', lifeSeconds });
    return { accessToken, expiresIn: lifeSeconds };
  };
