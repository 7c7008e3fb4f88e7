import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { algorithm } from './token-claims';

export interface KeyFiles {
  /** Private key file by service; only its owner may read it. */
  readonly keyFiles: Readonly<Record<string, string>>;
  /** JWKS of all public keys. */
  readonly trustedKeysFile: string;
}

/** Makes a key pair for each service that has none in the folder yet, and the JWKS of all of them. */
export async function generateKeys({ folder, services }: { folder: string; services: readonly string[] }): Promise<KeyFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const keyFiles = Object.fromEntries(services.map((service) => [service, join(folder, `${service}.key.json`)]));
  const publicKeys: JWK[] = [];
  for (const [service, file] of Object.entries(keyFiles)) {
    const { d: _, ...publicKey } = (await existingKey(file)) ?? (await newKey(file, service));
    publicKeys.push(publicKey);
  }
  const trustedKeysFile = join(folder, 'trusted-keys.json');
  await writeFile(trustedKeysFile, JSON.stringify({ keys: publicKeys }, null, 2));
  return { keyFiles, trustedKeysFile };
}

/** A file that is there but cannot be read is left alone: replacing a key is for a person to decide. */
async function existingKey(file: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${file} is not a key file`);
  }
}

async function newKey(file: string, service: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: service };
  await writeFile(file, JSON.stringify(jwk), { mode: 0o600, flag: 'wx' });
  return jwk;
}
