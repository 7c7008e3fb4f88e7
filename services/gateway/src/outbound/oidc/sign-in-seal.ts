import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import type { PendingSignIn } from '../../use-cases/sign-in';

/** Encrypts what a sign-in must remember into a cookie, so that no gateway process has to. Ten minutes of life. */
export function makeSignInSeal(secret: string) {
  const key = createHash('sha256').update(secret).digest();
  return {
    seal: (pending: PendingSignIn): Promise<string> =>
      new EncryptJWT({ ...pending }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setExpirationTime('10m').encrypt(key),

    unseal: async (sealed: string): Promise<PendingSignIn | undefined> => {
      try {
        const { payload } = await jwtDecrypt<PendingSignIn>(sealed, key, {
          contentEncryptionAlgorithms: ['A256GCM'],
          keyManagementAlgorithms: ['dir'],
        });
        const { state, nonce, codeVerifier, returnTo } = payload;
        return { state, nonce, codeVerifier, returnTo };
      } catch {
        return undefined;
      }
    },
  };
}
