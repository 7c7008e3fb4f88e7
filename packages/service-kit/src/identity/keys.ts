import { readFile } from 'node:fs/promises';
import { type CryptoKey, importJWK } from 'jose';
import { z } from 'zod';
import { algorithm } from './token-claims';

const publicJwk = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().min(1), kid: z.string().min(1) });
const privateJwk = publicJwk.extend({ d: z.string().min(1) });
// `d` in this file would hand every service the key of another.
const jwks = z.object({ keys: z.array(publicJwk.extend({ d: z.never('must not hold private keys').optional() })).min(1) });

/** Public keys by service. A service has two while its key is being replaced. */
export type TrustedKeys = ReadonlyMap<string, readonly CryptoKey[]>;

/** @throws Error that names the file and what is wrong with it, never its content. */
export async function readTrustedKeys(file: string): Promise<TrustedKeys> {
  const { keys } = await readJson(file, jwks);
  const trusted = new Map<string, CryptoKey[]>();
  for (const jwk of keys) trusted.set(jwk.kid, [...(trusted.get(jwk.kid) ?? []), await importKey(jwk)]);
  return trusted;
}

/** @throws Error when the file holds another service's key. */
export async function readPrivateKey(file: string, service: string): Promise<CryptoKey> {
  const jwk = await readJson(file, privateJwk);
  if (jwk.kid !== service) throw new Error(`${file} holds the key of '${jwk.kid}', not of '${service}'`);
  return importKey(jwk);
}

async function importKey(jwk: z.infer<typeof publicJwk>): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new Error('a key pair was expected, not a shared secret');
  return key;
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8');
  const result = schema.safeParse(parseJson(text));
  if (result.success) return result.data;
  throw new Error(
    `${file} is not a key file: ${result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
  );
}

/** The parser's own message quotes the text, which holds a key. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
